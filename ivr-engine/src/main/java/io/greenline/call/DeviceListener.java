package io.greenline.call;

/** Who wants to know how telephones are. Called on any thread of a driver; returns at once. */
@FunctionalInterface
public interface DeviceListener {

    /**
     * A telephone is in another state than before, or is told for the first time; the same state may be told twice.
     *
     * @param endpoint the telephone in the switch's own words, as it was given to {@link Switch#devices}
     */
    void device(String endpoint, DeviceState state);
}
