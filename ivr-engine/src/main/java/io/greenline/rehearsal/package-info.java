/**
 * Runs scripted callers through dialplans on the simulated line and holds what happened against what was expected.
 *
 * <p>Knows neither files nor the terminal: it takes dialplans and scenarios and gives verdicts.
 */
@NullMarked
package io.greenline.rehearsal;

import org.jspecify.annotations.NullMarked;
