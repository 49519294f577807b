/** The routing file of an engine: found, checked with the dialplans beside it, and taken over when it changes. */
@NullMarked
package io.greenline.app.routing;

import org.jspecify.annotations.NullMarked;
