/**
 * Examines what an engine needs on its machine and says how to mend what is wrong.
 *
 * <p>Changes nothing, and knows no running engine: it looks from outside.
 */
@NullMarked
package io.greenline.app.doctor;

import org.jspecify.annotations.NullMarked;
