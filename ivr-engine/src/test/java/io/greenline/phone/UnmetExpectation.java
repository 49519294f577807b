package io.greenline.phone;

import java.time.Duration;
import java.util.List;

/** A call did not do what its script waited for; the message tells what it did instead, in milliseconds. */
public final class UnmetExpectation extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnmetExpectation(String awaited, Duration within, List<PhoneEvent> timeline) {
        super("no " + awaited + " within " + within.toMillis() + " ms; the call so far:" + told(timeline));
        this.reason = "no " + awaited + ending(timeline);
    }

    /** The failure without its times, alike for all calls that fail alike. */
    public String reason() {
        return reason;
    }

    private static String ending(List<PhoneEvent> timeline) {
        return !timeline.isEmpty() && timeline.getLast() instanceof PhoneEvent.Ended(CallEnding ending, var _)
                ? " before the end by " + ending.by() + " with " + ending.status() + " " + ending.text()
                : " in time";
    }

    private static String told(List<PhoneEvent> timeline) {
        if (timeline.isEmpty()) {
            return " nothing";
        }
        long zero = timeline.getFirst().atNanos();
        StringBuilder told = new StringBuilder();
        for (PhoneEvent event : timeline) {
            told.append("\n  %8.1f ".formatted((event.atNanos() - zero) / 1e6)).append(event);
        }
        return told.toString();
    }
}
