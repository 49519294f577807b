package io.greenline.session;

import io.greenline.floor.Seat;
import io.greenline.routing.CallbackTerms;
import io.greenline.session.WaitLine.Heard;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Agrees on a callback with a waiting caller, by keys: which number, read back digit by digit, and when. She keeps her place
 * until it is promised, and an agent who comes free meanwhile ends it.
 */
final class CallbackTalk {
    private static final int TRIES = 2;
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 20;
    private static final Duration FIRST_KEY = Duration.ofSeconds(8);
    private static final Duration NEXT_KEY = Duration.ofSeconds(5);

    private final WaitLine line;
    private final WaitVoice voice;
    private final Seat seat;
    private final Optional<CallbackTerms.Window> window;
    private final ZonedDateTime now;

    /**
     * A talk about one callback.
     *
     * @param window the local times of day at which people are called
     * @param now where those times are
     */
    CallbackTalk(WaitLine line, WaitVoice voice, Seat seat, Optional<CallbackTerms.Window> window, ZonedDateTime now) {
        this.line = line;
        this.voice = voice;
        this.seat = seat;
        this.window = window;
        this.now = now;
    }

    /** How it ended. */
    sealed interface Ending {
        record Promised(PhoneNumber number, Optional<Duration> in) implements Ending {}

        /** She waits on; why, for the journal. */
        record Kept(String why) implements Ending {}

        /** Something has changed for her: an agent is free. */
        record Interrupted() implements Ending {}

        record Gone(Heard how) implements Ending {}
    }

    /** Talks; the caller's own number is the first that is offered. */
    Ending talk(Optional<PhoneNumber> calling) throws InterruptedException {
        Optional<PhoneNumber> number = calling;
        for (int tries = 0; tries <= TRIES; tries++) {
            if (number.isEmpty()) {
                Typed typed = type();
                if (typed.ending().isPresent()) {
                    return typed.ending().get();
                }
                number =
                        PhoneNumber.parse(typed.keys()).filter(_ -> typed.keys().length() >= FEWEST_DIGITS);
                if (number.isEmpty()) {
                    continue;
                }
            }
            Typed answer = ask(
                    WaitWords.of("callback-number").with("number", number.get().value()), 1);
            if (answer.ending().isPresent()) {
                return answer.ending().get();
            }
            switch (answer.keys()) {
                case "1" -> {
                    return when(number.get());
                }
                case "2" -> number = Optional.empty();
                default -> {
                    return kept("the caller did not confirm the number");
                }
            }
        }
        return kept("no number came about");
    }

    private Ending when(PhoneNumber number) throws InterruptedException {
        if (window.isEmpty()) {
            return promise(number, Optional.empty());
        }
        Typed answer = ask(WaitWords.of("callback-when"), 1);
        if (answer.ending().isPresent()) {
            return answer.ending().get();
        }
        if (!answer.keys().equals("2")) {
            return answer.keys().equals("1") ? promise(number, Optional.empty()) : kept("the caller did not say when");
        }
        int first = first(window.get());
        int last = last(window.get());
        Typed hour = ask(WaitWords.of("callback-hour").with("least", first).with("most", last), 2);
        if (hour.ending().isPresent()) {
            return hour.ending().get();
        }
        Optional<Integer> wanted = hour.keys().matches("\\d{2}")
                ? Optional.of(Integer.parseInt(hour.keys())).filter(h -> h >= first && h <= last)
                : Optional.empty();
        return wanted.isEmpty()
                ? kept("the caller named no hour of the window")
                : promise(number, Optional.of(next(wanted.get())));
    }

    /** The first whole hour within the window. */
    private static int first(CallbackTerms.Window window) {
        return window.from().getMinute() == 0
                ? window.from().getHour()
                : Math.min(window.from().getHour() + 1, 23);
    }

    private static int last(CallbackTerms.Window window) {
        LocalTime to = window.to();
        return to.getMinute() == 0 && to.getHour() > 0 ? to.getHour() - 1 : to.getHour();
    }

    /** The next time that it is this hour. */
    private Instant next(int hour) {
        ZonedDateTime today = now.toLocalDate().atTime(hour, 0).atZone(now.getZone());
        return (today.isAfter(now)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(hour, 0).atZone(now.getZone()))
                .toInstant();
    }

    private Ending promise(PhoneNumber number, Optional<Instant> notBefore) throws InterruptedException {
        return switch (seat.callBack(number, notBefore)) {
            case Seat.Promised.Noted(Optional<Duration> in) -> {
                // Whatever the caller does now, it is promised.
                Heard heard = line.play(voice.sounds(
                        List.of(WaitWords.of("callback-noted").with("number", number.value())), List.of()));
                yield heard instanceof Heard.Gone ? new Ending.Gone(heard) : new Ending.Promised(number, in);
            }
            case Seat.Promised.Refused(String reason) -> {
                WaitWords why = WaitWords.of(notBefore.isPresent() ? "callback-full" : "callback-refused");
                Heard heard = line.play(voice.sounds(List.of(why), List.of()));
                yield heard instanceof Heard.Gone || heard instanceof Heard.Broken
                        ? new Ending.Gone(heard)
                        : kept(reason);
            }
        };
    }

    /** She hears that nothing is lost. */
    private Ending kept(String why) throws InterruptedException {
        Heard heard = line.play(voice.sounds(List.of(WaitWords.of("kept")), List.of()));
        return heard instanceof Heard.Gone || heard instanceof Heard.Broken
                ? new Ending.Gone(heard)
                : new Ending.Kept(why);
    }

    /** What was typed, or what ended the talk. */
    private record Typed(String keys, Optional<Ending> ending) {
        static Typed keys(String keys) {
            return new Typed(keys, Optional.empty());
        }

        static Typed ended(Ending ending) {
            return new Typed("", Optional.of(ending));
        }
    }

    private Typed type() throws InterruptedException {
        return ask(WaitWords.of("callback-type"), MOST_DIGITS);
    }

    /** Asks for so many keys at most; fewer where # or silence ends them, none where star does. */
    private Typed ask(WaitWords question, int most) throws InterruptedException {
        StringBuilder keys = new StringBuilder();
        Heard heard = line.play(voice.sounds(List.of(question), List.of()));
        while (true) {
            switch (heard) {
                case Heard.Key(DtmfDigit digit) -> {
                    if (digit == DtmfDigit.STAR) {
                        return Typed.keys("");
                    }
                    if (digit == DtmfDigit.POUND) {
                        return Typed.keys(keys.toString());
                    }
                    keys.append(digit.symbol());
                    if (keys.length() == most) {
                        return Typed.keys(keys.toString());
                    }
                }
                case Heard.Nudge _ -> {
                    if (!(seat.word() instanceof Seat.Word.Wait)) {
                        return Typed.ended(new Ending.Interrupted());
                    }
                }
                case Heard.Nothing _ -> {
                    // The question is over, or was not said.
                }
                case Heard.Gone _, Heard.Broken _ -> {
                    return Typed.ended(new Ending.Gone(heard));
                }
            }
            heard = line.await(keys.isEmpty() ? FIRST_KEY : NEXT_KEY);
            if (heard instanceof Heard.Nothing) {
                return Typed.keys(keys.toString());
            }
        }
    }
}
