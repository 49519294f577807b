package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers of test files are classified by the routing file beside the dialplan. */
class ClassifiedCallersTest {
    private static final String PLAN = """
            dialplan: plan
            languages: [en-US]
            start: who
            defaults: {on: {operator: person, failure: person}}
            nodes:
              who: {lookup: customer, next: topic}
              topic: {ask: hello, into: keys, digits: {length: 1}, next: class}
              class: {classify: caller, said: 'keys == "7" ? "danger" : ""', key: keys, next: desk}
              desk: {queue: by-class, next: hangup, on: {timeout: hangup, failed: person, failure: hangup}}
              person: {queue: rest, next: hangup, on: {timeout: hangup, failed: hangup, failure: hangup}}
            prompts:
              hello: {en-US: Hello}
            """;

    private static final String ROUTING = """
            queues: {danger: {tier: 0}, video: {}, written: {}, often: {tier: 3}, outage: {}, pressed: {}, own: {}, rest: {}}
            classes:
              - {class: in-danger, when: {said: danger}, queue: danger}
              - {class: deaf, when: {need: deaf, media: video}, queue: video}
              - {class: writes, when: {media: text}, queue: written}
              - {class: at-home, when: {outage: premises}, queue: own}
              - {class: often, when: {repeat: 2 in 24h}, queue: often, boost: 2m}
              - {class: dark, when: {outage: area}, queue: outage}
              - {class: nine, when: {key: 9}, queue: pressed}
              - {else: ordinary, queue: rest}
            """;

    @TempDir
    private Path folder;

    private List<String> failures(String cases) throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Files.writeString(folder.resolve("plan.test.yaml"), "dialplan: plan\ncases:\n" + cases.indent(2));
        Suite suite = new TestFiles(List.of(folder)).load();
        assertThat(suite.diagnostics()).isEmpty();
        return suite.files().stream()
                .flatMap(file -> file.scenarios().stream()
                        .flatMap(scenario -> new Rehearsal(file).run(scenario).failures().stream()))
                .map(Diagnostic::toString)
                .toList();
    }

    private static String one(String caller, String surroundings, String key, String queue, String name) {
        return """
                - name: "%s"
                  caller: {number: "13900000001"%s}
                  %s
                  script: [{at: topic, press: "%s"}]
                  expect:
                    - queued: {queue: %s}
                    - variables: {class.name: "%s"}
                """.formatted(
                        name + caller + surroundings.replace('"', ' ') + key, caller, surroundings, key, queue, name);
    }

    @Test
    void eachCallerReachesTheQueueOfHerClass() throws IOException {
        Files.writeString(folder.resolve("routing.yaml"), ROUTING);
        assertThat(failures(one("", "", "1", "rest", "ordinary")
                        + one("", "", "7", "danger", "in-danger")
                        + one("", "", "9", "pressed", "nine")
                        + one(", media: video, customer: {needs: [deaf]}", "", "1", "video", "deaf")
                        + one(", media: [text]", "", "1", "written", "writes")
                        + one("", "repeat-calls: [10m, 23h]", "1", "often", "often")
                        + one("", "repeat-calls: [10m, 25h]", "1", "rest", "ordinary")
                        + one(", customer: {area: north}", "outage: area", "1", "outage", "dark")
                        + one(", customer: {area: north}", "outage: premises", "1", "own", "at-home")))
                .isEmpty();
    }

    @Test
    void withoutARoutingFileNobodyIsClassified() throws IOException {
        assertThat(failures("""
                - name: nobody
                  script: [{at: topic, press: "1"}]
                  expect:
                    - variables: {class.name: "", class.queue: "", class.tier: "4", class.surge: none}
                    - queued: {queue: rest}
                """)).isEmpty();
    }

    @Test
    void aFaultyRoutingFileIsTold() throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Files.writeString(
                folder.resolve("plan.test.yaml"), "dialplan: plan\ncases: [{name: a, expect: [{enters: who}]}]\n");
        Files.writeString(folder.resolve("routing.yaml"), "queues: {a: {tear: 1}}");
        assertThat(new TestFiles(List.of(folder)).load().diagnostics())
                .singleElement()
                .asString()
                .contains("unknown key 'tear'");
    }
}
