package io.greenline.app.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingWatchTest {
    private static final String ONE = "queues:\n  general: {}\n";
    private static final String TWO = "queues:\n  general: {}\n  rural: {}\n";

    @TempDir
    private Path folder;

    private final List<Routing> changed = new ArrayList<>();

    private RoutingWatch watch() {
        Path file = folder.resolve("routing.yaml");
        return new RoutingWatch(
                List.of(file, folder.resolve("calendars.yaml")),
                () -> RoutingFolder.load(file, Set.of()),
                changed::add);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("routing.yaml"), text);
    }

    private void looks(RoutingWatch watch) {
        watch.look();
        watch.look();
    }

    @Test
    void aChangeIsTakenOverAtTheSecondLookThatFindsItTheSame() throws IOException {
        write(ONE);
        RoutingWatch watch = watch();
        assertThat(watch.first())
                .hasValueSatisfying(
                        routing -> assertThat(routing.plan().queues()).hasSize(1));
        write(TWO);
        watch.look();
        assertThat(changed).isEmpty();
        watch.look();
        assertThat(changed)
                .singleElement()
                .satisfies(routing -> assertThat(routing.plan().queues()).hasSize(2));
        looks(watch);
        assertThat(changed).hasSize(1);
    }

    @Test
    void aRefusedFileChangesNothingAndIsTold() throws IOException {
        write(ONE);
        RoutingWatch watch = watch();
        watch.first();
        write("queues:\n  general: {boost: much}\n");
        looks(watch);
        assertThat(changed).isEmpty();
        assertThat(watch.refused()).isNotEmpty();
        write(TWO);
        looks(watch);
        assertThat(changed).hasSize(1);
        assertThat(watch.refused()).isEmpty();
    }

    @Test
    void aFileThatIsGoneLeavesTheFloorAsItIsAndComesBack() throws IOException {
        write(ONE);
        RoutingWatch watch = watch();
        watch.first();
        Files.delete(folder.resolve("routing.yaml"));
        looks(watch);
        assertThat(changed).isEmpty();
        assertThat(watch.refused()).singleElement().asString().contains("there is no such file");
        write(TWO);
        looks(watch);
        assertThat(changed).hasSize(1);
        assertThat(watch.refused()).isEmpty();
    }

    @Test
    void whereNoFileIsThereIsNoPlanUntilOneComes() throws IOException {
        RoutingWatch watch = watch();
        assertThat(watch.first()).isEmpty();
        assertThat(watch.refused()).isEmpty();
        write(ONE);
        looks(watch);
        assertThat(changed).hasSize(1);
    }

    private Optional<Routing> startsWith() throws FirstRouting.Unusable {
        return FirstRouting.read(
                watch(), folder.resolve("routing.yaml"), new KeptRouting(folder.resolve("kept")), Set.of());
    }

    private static final String WITH_HOURS = """
            queues: {general: {hours: office}, rural: {}}
            hours: {office: {calendar: cn, mon-fri: 08:00-20:00}}
            classes: [{else: ordinary, queue: rural}]
            """;

    private static final String CALENDARS = "calendars: {cn: {time-zone: Asia/Shanghai, open: {mon-fri: 09:00-17:00}}}";

    @Test
    void besideAFaultyFileAnEngineStartsWithTheWholeRoutingThatWasInForceBefore() throws IOException {
        Files.writeString(folder.resolve("calendars.yaml"), CALENDARS);
        write(WITH_HOURS);
        Routing before = startsWith().orElseThrow();
        write("queues:\n  general: {boost: much}\n");
        Routing after = startsWith().orElseThrow();
        assertThat(after.plan()).isEqualTo(before.plan());
        assertThat(after.classifier().classify(io.greenline.routing.Facts.NOTHING))
                .isPresent();
        assertThat(after.calendars().names())
                .isEqualTo(before.calendars().names())
                .isNotEmpty();
    }

    @Test
    void soItDoesWhereTheFileIsGone() throws IOException {
        write(ONE);
        startsWith();
        Files.delete(folder.resolve("routing.yaml"));
        assertThat(startsWith())
                .hasValueSatisfying(
                        routing -> assertThat(routing.plan().queues()).hasSize(1));
    }

    @Test
    void aFaultyFileWithNothingBeforeItIsRefusedWithItsFindings() throws IOException {
        write("queues:\n  general: {boost: much}\n");
        assertThatThrownBy(this::startsWith)
                .isInstanceOfSatisfying(
                        FirstRouting.Unusable.class,
                        unusable -> assertThat(unusable.findings())
                                .singleElement()
                                .asString()
                                .contains("routing.yaml:2:20", "much"));
    }

    @Test
    void whereNoFileIsAndNoneWasNothingHolds() throws IOException {
        assertThat(startsWith()).isEmpty();
    }
}
