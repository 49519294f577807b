package io.greenline.call;

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

    /** Takes no new calls; those that run go on. The switch sends new ones its own way on. */
    void drain();

    /** Lets go of everything: threads of calls are interrupted, calls stay on the switch. Never throws. */
    @Override
    void close();
}
