package io.greenline.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.plan.Routing;
import io.greenline.telephony.QueueId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A routing file takes effect when it is right and has stopped changing. */
class LiveRoutingTest {
    @TempDir
    private Path folder;

    private final List<Routing> taken = new ArrayList<>();

    private LiveRouting live() {
        return new LiveRouting(folder.resolve("routing.yaml"), Set::of, taken::add);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> queues() {
        return taken.getLast().plan().queues().keySet().stream()
                .map(QueueId::value)
                .toList();
    }

    @Test
    void theFileAtTheStartHoldsAtOnce() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        LiveRouting live = live();
        assertThat(queues()).containsExactly("a");
        assertThat(live.routing()).isSameAs(taken.getLast());
    }

    @Test
    void aChangeHoldsAtTheSecondLookAndIsTakenOnce() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        LiveRouting live = live();
        write("routing.yaml", "queues: {a: {}, bb: {}}");
        live.look();
        assertThat(queues()).containsExactly("a");
        live.look();
        assertThat(queues()).containsExactly("a", "bb");
        live.look();
        assertThat(taken).hasSize(2);
    }

    @Test
    void aFaultyFileChangesNothingAndSaysWhy() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        LiveRouting live = live();
        write("routing.yaml", "queues: {a: {tear: 1}}");
        live.look();
        live.look();
        assertThat(taken).hasSize(1);
        assertThat(live.refused()).singleElement().asString().contains("routing.yaml:1:14: error: unknown key 'tear'");
        write("routing.yaml", "queues: {a: {tier: 1, promise: 5s}}");
        live.look();
        live.look();
        assertThat(taken).hasSize(2);
        assertThat(live.refused()).isEmpty();
    }

    @Test
    void aFileThatIsGoneTakesNoQueueAway() throws IOException {
        write("routing.yaml", "queues: {a: {}}");
        LiveRouting live = live();
        Files.delete(folder.resolve("routing.yaml"));
        live.look();
        live.look();
        assertThat(live.routing().plan().queues()).hasSize(1);
        assertThat(live.refused()).singleElement().asString().contains("unreadable-file");
    }

    @Test
    void withoutAFileNobodyWaitsUntilThereIsOne() throws IOException {
        LiveRouting live = live();
        live.look();
        live.look();
        assertThat(taken).isEmpty();
        assertThat(live.refused()).isEmpty();
        write("routing.yaml", "queues: {a: {}}");
        live.look();
        live.look();
        assertThat(queues()).containsExactly("a");
    }

    @Test
    void newHoursInTheCalendarsHoldWithoutAChangeOfTheFile() throws IOException {
        write("routing.yaml", "queues: {a: {hours: office}}");
        LiveRouting live = live();
        assertThat(live.refused()).singleElement().asString().contains("there are no hours 'office'");
        write("calendars.yaml", "calendars: {office: {time-zone: Asia/Shanghai, open: always}}");
        live.look();
        live.look();
        assertThat(live.refused()).isEmpty();
        assertThat(queues()).containsExactly("a");
    }

    @Test
    void brokenCalendarsAreWhatIsWrong() throws IOException {
        write("routing.yaml", "queues: {a: {hours: office}}");
        write("calendars.yaml", "calendars: {office: {open: always}}");
        assertThat(live().refused())
                .singleElement()
                .asString()
                .contains("calendars.yaml:1:21")
                .contains("lacks 'time-zone'");
    }
}
