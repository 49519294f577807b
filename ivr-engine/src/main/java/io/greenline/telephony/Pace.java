package io.greenline.telephony;

import java.time.Duration;

/** How fast callers are spoken to. A profile asks for it; what is said stays the same. */
public enum Pace {
    NORMAL(100),
    /** For people who need longer to follow: as slow as a voice can be made without drawling. */
    SLOW(70);

    private final int percent;

    Pace(int percent) {
        this.percent = percent;
    }

    /** A rate of speech, in words a minute, at this pace. */
    public int of(int normalRate) {
        return Math.round(normalRate * percent / 100f);
    }

    /** About how long something takes to say at this pace. */
    public Duration of(Duration normalLength) {
        return normalLength.multipliedBy(100).dividedBy(percent);
    }
}
