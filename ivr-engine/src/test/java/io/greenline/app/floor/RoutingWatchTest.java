package io.greenline.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.telephony.QueueId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A routing file takes effect when it is right and has stopped changing. */
class RoutingWatchTest {
    @TempDir
    private Path folder;

    private final List<Routing> taken = new ArrayList<>();

    private RoutingWatch watch() {
        Path file = folder.resolve("routing.yaml");
        return new RoutingWatch(
                List.of(file, folder.resolve("calendars.yaml")),
                () -> RoutingFolder.load(file, Set.of()),
                taken::add);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> queues(Routing routing) {
        return routing.plan().queues().keySet().stream().map(QueueId::value).toList();
    }

    @Test
    void theFileAtTheStartIsReadAtOnce() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        assertThat(watch().first().map(RoutingWatchTest::queues)).contains(List.of("a"));
    }

    @Test
    void aChangeHoldsAtTheSecondLookAndIsTakenOnce() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        RoutingWatch watch = watch();
        write("routing.yaml", "queues: {a: {}, bb: {}}");
        watch.look();
        assertThat(taken).isEmpty();
        watch.look();
        assertThat(taken).singleElement().satisfies(routing -> assertThat(queues(routing))
                .containsExactly("a", "bb"));
        watch.look();
        assertThat(taken).hasSize(1);
    }

    @Test
    void aFaultyFileChangesNothingAndSaysWhy() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        RoutingWatch watch = watch();
        write("routing.yaml", "queues: {a: {tear: 1}}");
        watch.look();
        watch.look();
        assertThat(taken).isEmpty();
        assertThat(watch.refused())
                .singleElement()
                .asString()
                .contains("routing.yaml:1:14: error: unknown key 'tear'");
        write("routing.yaml", "queues: {a: {tier: 1, promise: 5s}}");
        watch.look();
        watch.look();
        assertThat(taken).hasSize(1);
        assertThat(watch.refused()).isEmpty();
    }

    @Test
    void aFileThatIsGoneTakesNoQueueAway() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        RoutingWatch watch = watch();
        Files.delete(folder.resolve("routing.yaml"));
        watch.look();
        watch.look();
        assertThat(taken).isEmpty();
    }

    @Test
    void withoutAFileNobodyWaitsUntilThereIsOne() throws IOException {
        RoutingWatch watch = watch();
        assertThat(watch.first()).isEqualTo(Optional.empty());
        assertThat(watch.refused()).isEmpty();
        write("routing.yaml", "queues: {a: {}}");
        watch.look();
        watch.look();
        assertThat(taken).hasSize(1);
    }

    @Test
    void newHoursInTheCalendarsHoldWithoutAChangeOfTheFile() throws IOException {
        write("routing.yaml", "queues: {a: {hours: office}}");
        RoutingWatch watch = watch();
        assertThat(watch.first()).isEqualTo(Optional.empty());
        assertThat(watch.refused()).singleElement().asString().contains("there are no hours 'office'");
        write("calendars.yaml", "calendars: {office: {time-zone: Asia/Shanghai, open: always}}");
        watch.look();
        watch.look();
        assertThat(watch.refused()).isEmpty();
        assertThat(taken).hasSize(1);
    }

    @Test
    void brokenCalendarsAreWhatIsWrong() throws IOException {
        write("routing.yaml", "queues: {a: {hours: office}}");
        write("calendars.yaml", "calendars: {office: {open: always}}");
        RoutingWatch watch = watch();
        assertThat(watch.first()).isEqualTo(Optional.empty());
        assertThat(watch.refused())
                .singleElement()
                .asString()
                .contains("calendars.yaml:1:21")
                .contains("lacks 'time-zone'");
    }
}
