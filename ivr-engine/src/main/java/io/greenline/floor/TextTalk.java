package io.greenline.floor;

import io.greenline.call.Talk;
import io.greenline.call.TextMessage;
import io.greenline.call.TextParty;
import io.greenline.journal.Event;
import io.greenline.routing.Agent;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.Standing;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One conversation in writing, from the caller's first text to its end: what {@code QueueWait} is to a call. Everything is
 * guarded by the desk's lock.
 */
final class TextTalk {
    /** What an agent who is offered the conversation reads of it. */
    private static final int SHOWN = 10;

    private final TextDesk desk;
    private final TextParty caller;
    private final String called;
    private final TextRecord record;
    private final List<String> written = new ArrayList<>();
    private Optional<Seat> seat = Optional.empty();
    private Optional<Offered> offer = Optional.empty();
    private Language language;
    private Duration waited = Duration.ZERO;
    private long toldAt;
    private int toldAhead = -1;
    private long talkingSince;
    private long turn;
    private boolean over;

    /** The agent who is asked, or who talks. */
    private record Offered(OfferId id, Agent agent, TextParty party, boolean talking) {}

    TextTalk(TextDesk desk, TextMessage first, Language language, TextRecord record) {
        this.desk = desk;
        this.caller = first.party();
        this.called = first.called();
        this.language = language;
        this.record = record;
    }

    boolean isOver() {
        return over;
    }

    TextParty caller() {
        return caller;
    }

    Language language() {
        return language;
    }

    TextRecord record() {
        return record;
    }

    /** The agent who is asked, or who talks; empty when there is none. */
    Optional<TextParty> agent() {
        return offer.map(Offered::party);
    }

    /** Where the caller waits from now on. What a seat that was left before says does not count any more. */
    void sit(Seat taken) {
        seat = Optional.of(taken);
    }

    boolean isTalking() {
        return offer.filter(Offered::talking).isPresent();
    }

    /** The caller wrote. */
    void callerWrote(String text) {
        language = TextReading.language(text, language);
        written.add(text);
        record.happened(new Event.Written("caller", text));
        active();
        if (TextReading.isGoodbye(text)) {
            offer.ifPresent(open -> tell(open.party(), TextWord.CALLER_LEFT));
            leave(Leaving.ABANDONED, TalkEnded.By.CALLER, TextWord.GOODBYE, Party.CALLER);
        } else {
            offer.ifPresent(open -> desk.send(open.party(), called, caller.user() + ": " + text));
        }
    }

    /** Her agent wrote. */
    void agentWrote(String text) {
        Offered open = offer.orElseThrow();
        active();
        String word = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (!open.talking()) {
            if (word.equals("/no")) {
                notTaken(open, NotTaken.How.REJECTED);
                return;
            }
            connect(open);
        }
        switch (word) {
            case "/bye" -> leave(Leaving.HANDED_BACK, TalkEnded.By.AGENT, TextWord.GOODBYE, Party.FAR_END);
            case "/back" -> {
                talkEnded(open, TalkEnded.By.RETURNED, "returned");
                say(TextWord.AGENT_LOST);
            }
            default -> {
                record.happened(new Event.Written(open.agent().id().value(), text));
                desk.send(caller, called, text);
            }
        }
    }

    private void connect(Offered open) {
        talkingSince = desk.nanos();
        offer = Optional.of(new Offered(open.id(), open.agent(), open.party(), true));
        seat.ifPresent(place -> {
            place.progress(open.id()).accepted();
            place.progress(open.id()).connected(Talk.FIXED);
        });
        record.happened(new Event.TalkBegan(open.id().number(), open.agent().id(), waited));
        say(TextWord.CONNECTED);
        tell(open.party(), TextWord.AGENT_COMMANDS);
    }

    /** Does what the floor says now. */
    void look() {
        if (over || seat.isEmpty()) {
            return;
        }
        Seat place = seat.get();
        place.news().forEach(decision -> FloorNews.event(decision).ifPresent(record::happened));
        switch (place.word()) {
            case Seat.Word.Ring ring -> ring(place, ring);
            case Seat.Word.Wait wait -> pass(wait);
            case Seat.Word.TurnedAway(Decision.TurnedAway.Reason reason) -> {
                withdraw();
                end(
                        reason == Decision.TurnedAway.Reason.FULL ? TextWord.FULL : TextWord.CLOSED,
                        Party.ENGINE,
                        reason.name());
            }
        }
    }

    private void ring(Seat place, Seat.Word.Ring ring) {
        if (offer.filter(open -> open.id().equals(ring.offer())).isPresent()) {
            return;
        }
        withdraw();
        TextParty party = desk.at(ring.agent().endpoint());
        Offered asked = new Offered(ring.offer(), ring.agent(), party, false);
        offer = Optional.of(asked);
        tell(
                party,
                TextWord.OFFER,
                caller.user(),
                ring.whisper().isBlank() ? ring.queue().id() : ring.whisper());
        written.subList(Math.max(0, written.size() - SHOWN), written.size())
                .forEach(text -> desk.send(party, called, caller.user() + ": " + text));
        place.progress(ring.offer()).rang();
        desk.after(ring.ringFor(), () -> {
            if (offer.filter(asked::equals).isPresent()) {
                tell(party, TextWord.OFFER_OVER);
                notTaken(asked, NotTaken.How.NO_ANSWER);
            }
        });
    }

    /** The floor has nobody for her now: who was asked before is not any more. */
    private void pass(Seat.Word.Wait wait) {
        waited = wait.standing().waited();
        if (isTalking()) {
            say(TextWord.AGENT_LOST);
        }
        withdraw();
        int ahead = wait.standing().ahead();
        boolean due = toldAhead < 0
                || desk.nanos() - toldAt >= desk.patience().tellEvery().toNanos();
        // A place that gets worse, by somebody in danger, is not told: it was true when it was told.
        if (due && (toldAhead < 0 || ahead < toldAhead)) {
            toldAhead = ahead;
            toldAt = desk.nanos();
            position(wait.standing());
        }
    }

    private void position(Standing standing) {
        if (standing.ahead() == 0) {
            say(TextWord.FIRST);
        } else if (standing.estimate().isEmpty()) {
            say(TextWord.POSITION, standing.ahead());
        } else {
            Standing.Estimate estimate = standing.estimate().get();
            long likely = Math.max(1, estimate.likely().toMinutes());
            say(
                    TextWord.POSITION_AND_WAIT,
                    standing.ahead(),
                    likely,
                    Math.max(likely + 1, estimate.most().toMinutes()));
        }
    }

    private void withdraw() {
        offer.ifPresent(open -> tell(open.party(), TextWord.OFFER_OVER));
        offer = Optional.empty();
    }

    private void notTaken(Offered open, NotTaken.How how) {
        offer = Optional.empty();
        seat.ifPresent(place -> place.notTaken(open.id(), how));
        desk.soon(this);
    }

    private void talkEnded(Offered open, TalkEnded.By by, String how) {
        offer = Optional.empty();
        toldAhead = -1;
        record.happened(new Event.TalkEnded(
                open.id().number(), open.agent().id(), Duration.ofNanos(desk.nanos() - talkingSince), how));
        seat.ifPresent(place -> place.talkEnded(open.id(), by));
        desk.soon(this);
    }

    private void leave(Leaving why, TalkEnded.By by, TextWord last, Party whose) {
        Optional<Offered> talking = offer.filter(Offered::talking);
        if (talking.isPresent()) {
            talkEnded(talking.get(), by, by.name().toLowerCase(java.util.Locale.ROOT));
        } else {
            offer = Optional.empty();
            seat.ifPresent(place -> place.leave(why));
        }
        end(last, whose, "");
    }

    private void end(TextWord last, Party whose, String detail) {
        say(last);
        over = true;
        record.happened(new Event.CallEnded(HangupCause.NORMAL_CLEARING, whose, detail));
        desk.forget(this);
    }

    /** Whoever wrote, both have time again. */
    private void active() {
        turn++;
        long now = turn;
        Duration left = desk.patience().endAfter();
        desk.after(desk.patience().warnAfter(), () -> {
            if (turn == now && isTalking() && !over) {
                say(TextWord.STILL_THERE, Math.max(1, left.toMinutes()));
                offer.ifPresent(open -> tell(open.party(), TextWord.STILL_THERE, Math.max(1, left.toMinutes())));
                desk.after(left, () -> endSilence(now));
            }
        });
    }

    private void endSilence(long silentSince) {
        if (turn == silentSince && isTalking() && !over) {
            offer.ifPresent(open -> tell(open.party(), TextWord.TIMED_OUT));
            leave(Leaving.ABANDONED, TalkEnded.By.CALLER, TextWord.TIMED_OUT, Party.ENGINE);
        }
    }

    /** Writes to the caller. */
    void say(TextWord word, Object... values) {
        String text = word.in(language, values);
        record.happened(new Event.Written("hotline", text));
        desk.send(caller, called, text);
    }

    /** Writes to an agent, in the caller's language: that is the one that both have. */
    private void tell(TextParty agent, TextWord word, Object... values) {
        desk.send(agent, called, word.in(language, values));
    }
}
