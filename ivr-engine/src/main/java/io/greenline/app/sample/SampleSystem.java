package io.greenline.app.sample;

/** One system of the utility. Called by one thread at a time. */
@FunctionalInterface
interface SampleSystem {
    Answer answer(Asked asked);
}
