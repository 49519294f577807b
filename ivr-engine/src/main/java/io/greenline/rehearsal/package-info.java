/**
 * Runs scripted callers through dialplans on the simulated line and holds what happened against what was expected.
 *
 * <p>Finds test files, plays them and reports; what is printed where, and how long to wait between two looks at the files, is the
 * program's business.
 */
@NullMarked
package io.greenline.rehearsal;

import org.jspecify.annotations.NullMarked;
