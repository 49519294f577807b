/** The sound of callers' answers, kept as files for quality review. */
@NullMarked
package io.greenline.app.voices;

import org.jspecify.annotations.NullMarked;
