package io.greenline.app.sample;

import io.greenline.app.operation.JsonAnswer;

/** One system of the utility. Called by one thread at a time. */
@FunctionalInterface
interface SampleSystem {
    JsonAnswer answer(Asked asked);
}
