/** The floor of a running engine: its plan as the file has it, its screens, its metrics. */
@NullMarked
package io.greenline.app.floor;

import org.jspecify.annotations.NullMarked;
