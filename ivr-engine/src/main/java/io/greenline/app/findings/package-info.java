/**
 * Findings about operators' files, printed for people and for other programs.
 *
 * <p>Knows the rules by their catalogue; knows no file format and no call.
 */
@NullMarked
package io.greenline.app.findings;

import org.jspecify.annotations.NullMarked;
