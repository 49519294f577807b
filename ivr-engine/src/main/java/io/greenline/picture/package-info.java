/**
 * Draws a dialplan's flows: what is drawn, where it stands on the page, and as SVG, Mermaid or DOT.
 *
 * <p>Knows no call, no journal and no terminal: what is laid over the picture is handed in as an {@link Overlay}.
 */
@NullMarked
package io.greenline.picture;

import org.jspecify.annotations.NullMarked;
