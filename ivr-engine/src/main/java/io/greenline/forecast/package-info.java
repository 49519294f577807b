/**
 * What a floor would achieve: a day of callers and agents, synthetic or recorded, on the real routing core and a virtual clock.
 *
 * <p>A synthetic day: {@link io.greenline.forecast.DayPlan} says who calls and who works, {@link io.greenline.forecast.VirtualFloor} plays it, and
 * the figures are those of {@code figures}. A recorded day: {@link io.greenline.forecast.DayRecorder} takes it out of a routing log,
 * {@link io.greenline.forecast.WhatIf} says what is to be otherwise, {@code Rerun} plays it. {@link io.greenline.forecast.Erlang} has the formulas that it can be held against
 * where they apply. Pure: no clock, no disk; all chance comes from a seed.
 */
@NullMarked
package io.greenline.forecast;

import org.jspecify.annotations.NullMarked;
