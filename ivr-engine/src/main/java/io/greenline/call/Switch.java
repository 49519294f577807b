package io.greenline.call;

import java.util.Set;

/** A driver's connection to one switch. */
public interface Switch extends AutoCloseable {

    /** Begins to take calls. Returns at once; a switch that is away is tried again until {@link #close}. */
    void open(CallHandler handler);

    /** Whether calls can come in now, in words for {@code greenline doctor} and {@code /health/ready}. */
    SwitchHealth health();

    /** What makes calls on this switch. */
    default Dialer dialer() {
        return Dialer.NONE;
    }

    /**
     * Tells how these telephones are, now and at every change, until it is called again or the switch is closed; replaces what
     * was followed before. A switch that knows nothing of telephones (FastAGI) tells nothing: they count as free until an offer
     * finds them otherwise. Any thread, also before {@link #open}; returns at once.
     *
     * @param endpoints telephones in the switch's own words, such as {@code PJSIP/1001}
     */
    default void devices(Set<String> endpoints, DeviceListener listener) {}

    /** Takes no new calls; those that run go on. The switch sends new ones its own way on. */
    void drain();

    /** Lets go of everything: threads of calls are interrupted, calls stay on the switch. Never throws. */
    @Override
    void close();
}
