package io.greenline.rehearsal;

import io.greenline.scenario.Scenario;
import io.greenline.source.Diagnostic;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a rehearsal.
 *
 * @param scenes the call, and whatever followed from it
 */
public record Verdict(Scenario scenario, List<Scene> scenes) {
    /** Begins the line of a timeline at which the call goes otherwise than expected. */
    public static final String MARK = ">>>";

    public Verdict {
        scenes = List.copyOf(scenes);
    }

    /** The calls, in order. */
    public Stream<Scene.Call> calls() {
        return scenes.stream().filter(Scene.Call.class::isInstance).map(Scene.Call.class::cast);
    }

    public boolean passed() {
        return scenes.stream().allMatch(scene -> scene.misses().isEmpty());
    }

    /** What was not as the scenario says, each at its place in the test file. */
    public List<Diagnostic> failures() {
        return scenes.stream()
                .flatMap(scene -> scene.misses().stream())
                .map(Miss::finding)
                .toList();
    }

    /** The calls as timelines, with a line that begins with {@link #MARK} at the first difference. */
    public String timeline() {
        ZoneId zone = scenario.surroundings().began().getZone();
        Optional<Scene> first =
                scenes.stream().filter(scene -> !scene.misses().isEmpty()).findFirst();
        return scenes.stream()
                .map(scene -> scene.text(zone, first.filter(scene::equals).flatMap(Scene::first)))
                .collect(Collectors.joining("\n"));
    }
}
