package io.greenline.forecast;

import io.greenline.forecast.OfferStory.End;
import io.greenline.forecast.Patience.Waited;
import io.greenline.forecast.Story.Answer;
import io.greenline.forecast.Story.Talk;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.TicketId;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a recorded day does not tell and has to be known when it is played otherwise: drawn from what it tells of others. What is
 * drawn for a caller hangs on the seed and on her alone, so that two forecasts with one seed differ by what was changed in them.
 */
final class Draws {
    /** Fewer who hung up in a queue say little of its callers: then all callers of the day count. */
    private static final int ENOUGH = 20;

    /** As {@link DayPlan} has it where nothing is said. */
    private static final Duration USUAL_PICK_UP = Duration.ofSeconds(3);

    private static final Duration USUAL_ANSWER = Duration.ofSeconds(20);
    private static final Duration USUAL_ABSENCE = Duration.ofMinutes(5);

    private final RecordedDay day;
    private final long seed;
    private final Optional<Patience> anybody;
    private final Map<QueueId, Optional<Patience>> patience = new HashMap<>();
    private final List<Talk> talks;
    private final List<Duration> pickUps = new ArrayList<>();
    private final List<Duration> absences;
    private long talksDrawn;

    Draws(RecordedDay day, long seed) {
        this.day = day;
        this.seed = seed;
        Map<QueueId, List<Waited>> waits = day.samples().waits();
        anybody = Patience.of(waits.values().stream().flatMap(List::stream).toList());
        waits.forEach((queue, of) -> {
            boolean enough = of.stream().filter(Waited::hungUp).limit(ENOUGH).count() == ENOUGH;
            patience.put(queue, enough ? Patience.of(of) : anybody);
        });
        talks = day.samples().talks().values().stream().flatMap(List::stream).toList();
        absences = day.returns().values().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .toList();
        day.offers().values().stream()
                .flatMap(List::stream)
                .filter(offer -> offer.end() == End.TAKEN)
                .forEach(offer -> pickUps.add(offer.lasted()));
    }

    /** What chance has for one, for the nth of something. */
    private SplittableRandom chance(String who, int number, int what) {
        long mixed = seed * 0x9E37_79B9_7F4A_7C15L + who.hashCode() * 0x1_0000_01B3L + number * 31L + what;
        return new SplittableRandom(mixed);
    }

    /**
     * When a caller hangs up who has waited so long already.
     *
     * @param stint her nth wait
     * @return from the beginning of her wait; empty: she waits on
     */
    Optional<Duration> patience(TicketId caller, int stint, QueueId queue, Duration already) {
        return patience.getOrDefault(queue, anybody)
                .map(curve -> curve.draw(already, chance(caller.value(), stint, 1)));
    }

    /** A talk that never was, or whose end is not known. Only where somebody talked that day. */
    Talk talk(TicketId caller, int stint, QueueId queue) {
        talksDrawn++;
        List<Talk> alike = day.samples().talks().getOrDefault(queue, talks);
        Talk like = one(alike, chance(caller.value(), stint, 2));
        Talk talk = new Talk(like.length(), TalkEnded.By.CALLER);
        like.readyAfter().ifPresent(talk::readyAfter);
        return talk;
    }

    /** The time from an offer to the talk, for an agent's nth offer. */
    Duration pickUp(AgentId agent, int number) {
        return pickUps.isEmpty() ? USUAL_PICK_UP : one(pickUps, chance(agent.value(), number, 3));
    }

    /** What an agent does with an offer beyond those of the day: as with one of them; empty where there was none that ended. */
    Optional<OfferStory> offer(AgentId agent, int number) {
        List<OfferStory> known = day.offers().getOrDefault(agent, List.of()).stream()
                .filter(offer -> offer.end() != End.CUT)
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(one(known, chance(agent.value(), number, 4)));
    }

    /** How a customer answers who was not dialled so often that day. */
    Answer answer(TicketId caller, int number) {
        List<Answer> reached = day.samples().reached();
        Duration after = reached.isEmpty()
                ? USUAL_ANSWER
                : one(reached, chance(caller.value(), number, 5)).after();
        return new Answer(after, Optional.of(new RoutingEvent.CallbackReached(caller)));
    }

    /** How long an agent stays away whom missed offers set away, for the nth time; empty: until she does something else. */
    Optional<Duration> absence(AgentId agent, int number) {
        List<Optional<Duration>> own = day.returns().getOrDefault(agent, List.of());
        if (number < own.size()) {
            return own.get(number);
        }
        return Optional.of(absences.isEmpty() ? USUAL_ABSENCE : one(absences, chance(agent.value(), number, 6)));
    }

    private static <T> T one(List<T> of, SplittableRandom chance) {
        return of.get(chance.nextInt(of.size()));
    }

    /** Talks drawn so far. */
    long talksDrawn() {
        return talksDrawn;
    }
}
