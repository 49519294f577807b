package io.greenline.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** One call as the journal's file tells it. */
record Story(List<Entry> entries) {
    Story {
        entries = List.copyOf(entries);
    }

    Optional<Event.CallEnded> end() {
        return all(Event.CallEnded.class).stream().findFirst();
    }

    long resumptions() {
        return all(Event.CallResumed.class).size();
    }

    /** The version of its dialplan that the call began with. */
    String version() {
        return all(Event.DialplanChosen.class).getFirst().version();
    }

    /** The nodes that the call went through, in order; those of a subflow as {@code flow.node}. */
    List<String> nodes() {
        return all(Event.NodeEntered.class).stream()
                .map(node -> node.flow().isEmpty() ? node.node().value() : node.flow() + "." + node.node())
                .toList();
    }

    /** Whether the call stands at this node now. */
    boolean isAt(String node) {
        List<String> nodes = nodes();
        return !nodes.isEmpty() && nodes.getLast().equals(node);
    }

    /** Nothing is missing and nothing is there twice: it arrives once, ends once, and counts from 1 without a gap. */
    Story isWhole() {
        assertThat(entries.stream().mapToLong(Entry::sequence).boxed())
                .as("sequence numbers of %s", entries)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
        assertThat(all(Event.CallArrived.class)).as("arrivals").hasSize(1);
        assertThat(entries.getFirst().event()).isInstanceOf(Event.CallArrived.class);
        assertThat(all(Event.CallEnded.class)).as("ends in %s", entries).hasSize(1);
        assertThat(entries.getLast().event()).isInstanceOf(Event.CallEnded.class);
        return this;
    }

    private <E extends Event> List<E> all(Class<E> kind) {
        return entries.stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
