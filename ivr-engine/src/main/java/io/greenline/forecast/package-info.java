/**
 * What a floor would achieve: a day of callers and agents, synthetic or recorded, on the real routing core and a virtual clock.
 *
 * <p>{@link io.greenline.forecast.DayPlan} says who calls and who works, {@link io.greenline.forecast.VirtualFloor} plays it, and
 * the figures are those of {@code figures}. {@link io.greenline.forecast.Erlang} has the formulas that it can be held against
 * where they apply. Pure: no clock, no disk; all chance comes from a seed.
 */
@NullMarked
package io.greenline.forecast;

import org.jspecify.annotations.NullMarked;
