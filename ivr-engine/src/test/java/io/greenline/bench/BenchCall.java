package io.greenline.bench;

import io.greenline.phone.CallEnding;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.UnmetExpectation;
import java.time.Duration;

/**
 * The benchmark's caller: hears the menu, presses 1 while it plays, hears the question, keys four digits and # while it
 * plays, hears the goodbye to its end and waits for the far end to hang up.
 */
record BenchCall(Phone phone, BenchSounds sounds) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    CallResult place(Way way) throws InterruptedException {
        PhoneCall call = phone.call(way.extension());
        try {
            return talk(call);
        } catch (UnmetExpectation unmet) {
            call.hangUp();
            return new CallResult.Failed(unmet.reason(), String.valueOf(unmet.getMessage()));
        }
    }

    /** A call that sits in the menu; whoever placed it hangs it up. */
    PhoneCall park(Way way) throws InterruptedException {
        PhoneCall call = phone.call(way.extension());
        call.awaitSound(sounds.menu(), PATIENCE);
        return call;
    }

    /** A call that waits for an agent who never comes; whoever placed it hangs it up. */
    PhoneCall wait(Way way) throws InterruptedException {
        PhoneCall call = park(way);
        call.press("2");
        return call;
    }

    private CallResult talk(PhoneCall call) throws InterruptedException {
        call.awaitAnswer(PATIENCE);
        call.awaitSound(sounds.menu(), PATIENCE);
        long one = call.press("1");
        long asked = call.awaitSound(sounds.ask(), PATIENCE);
        long pound = call.press("1234#");
        long said = call.awaitSound(sounds.goodbye(), PATIENCE);
        PhoneEvent.Ended ended = call.awaitEnded(PATIENCE);
        if (ended.ending().by() != CallEnding.Side.THEM) {
            return new CallResult.Failed(
                    "ended by " + ended.ending().by() + ": " + ended.ending().text());
        }
        return new CallResult.Completed(asked - one, said - pound, ended.atNanos() - lastSound(call));
    }

    /** A machine out of breath leaves gaps in a prompt, so the last end of a sound counts, not the first. */
    private static long lastSound(PhoneCall call) {
        return call.timeline().stream()
                .filter(PhoneEvent.SoundEnded.class::isInstance)
                .mapToLong(PhoneEvent::atNanos)
                .max()
                .orElseThrow();
    }
}
