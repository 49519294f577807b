package io.greenline.app.operation;

import io.greenline.speech.SpeechCounts;
import io.greenline.telephony.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts who is listened to and how often nobody could. Any thread. */
public final class SpeechTally implements SpeechCounts {
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Why, LongAdder> lost = new EnumMap<>(Why.class);

    public SpeechTally() {
        for (Why why : Why.values()) {
            lost.put(why, new LongAdder());
        }
    }

    @Override
    public void opened() {
        open.incrementAndGet();
    }

    @Override
    public void closed() {
        open.decrementAndGet();
    }

    @Override
    public void lost(Language language, Why why) {
        count(why).increment();
    }

    /** Callers that are listened to now. */
    int open() {
        return open.get();
    }

    /** How often nobody listened, since the start. */
    long lost(Why why) {
        return count(why).sum();
    }

    private LongAdder count(Why why) {
        return lost.getOrDefault(why, new LongAdder());
    }
}
