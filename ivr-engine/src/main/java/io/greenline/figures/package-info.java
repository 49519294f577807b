/**
 * What a floor achieved, in numbers: computed from the events and decisions of the routing log and from nothing else.
 *
 * <p>{@link io.greenline.figures.Follower} reads the log and tells of {@link io.greenline.figures.Visit}s (one caller's way
 * through a queue) and {@link io.greenline.figures.AgentSpan}s (how long an agent was what); {@link
 * io.greenline.figures.Report} adds them up. What each number means is said by {@link io.greenline.figures.Figure} and {@link
 * io.greenline.figures.AgentFigure}. Pure: no clock, no disk.
 */
@NullMarked
package io.greenline.figures;

import org.jspecify.annotations.NullMarked;
