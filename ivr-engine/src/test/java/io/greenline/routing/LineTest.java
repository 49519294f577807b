package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The ordered structures beside the ones of the JDK. */
class LineTest {
    private static Ticket ticket(int number, Random random) {
        RoutingPlan plan = new Plans().queue("general").plan();
        Ticket ticket = new Ticket(
                new TicketId("t" + number),
                Shift.wish("general"),
                plan.queues().get(Plans.queueId("general")),
                new Tier(random.nextInt(3)),
                random.nextInt(50));
        ticket.key = random.nextInt(20);
        return ticket;
    }

    @Test
    void aLineHasTheOrderOfASortedSetAndCountsWhoIsBefore() {
        Random random = new Random(7);
        Line line = new Line();
        TreeSet<Ticket> sorted = new TreeSet<>();
        for (int i = 0; i < 3000; i++) {
            Ticket next = ticket(i, random);
            if (random.nextInt(3) > 0 || sorted.isEmpty()) {
                line.add(next);
                sorted.add(next);
            } else {
                Ticket gone = sorted.ceiling(next) == null ? sorted.getFirst() : sorted.ceiling(next);
                line.remove(gone);
                sorted.remove(gone);
            }
            Ticket asked = ticket(10_000 + i, random);
            assertThat(line.first()).isSameAs(sorted.isEmpty() ? null : sorted.getFirst());
            assertThat(line.before(asked)).isEqualTo(sorted.headSet(asked).size());
            assertThat(line.after(asked)).isSameAs(sorted.higher(asked));
            assertThat(line.size()).isEqualTo(sorted.size());
        }
    }

    @Test
    void theHeapGivesWhatIsDueFirst() {
        Random random = new Random(8);
        Deadlines deadlines = new Deadlines();
        TreeSet<Ticket> waiting = new TreeSet<>((one, other) -> one == other ? 0 : one.isBefore(other) ? -1 : 1);
        for (int i = 0; i < 3000; i++) {
            Ticket next = random.nextInt(3) > 0 || waiting.isEmpty() ? ticket(i, random) : waiting.getLast();
            waiting.remove(next);
            long due = random.nextInt(5) == 0 ? Moments.NEVER : random.nextInt(1000);
            deadlines.set(next, due);
            if (due != Moments.NEVER) {
                waiting.add(next);
            }
            assertThat(deadlines.due(Moments.NEVER - 1)).isSameAs(waiting.isEmpty() ? null : waiting.getFirst());
            assertThat(deadlines.next()).isEqualTo(waiting.isEmpty() ? Moments.NEVER : waiting.getFirst().due);
        }
    }
}
