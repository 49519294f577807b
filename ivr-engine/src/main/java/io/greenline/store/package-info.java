/**
 * SQLite behind the journal and the customer directory; the only importer of SQL libraries.
 *
 * <p>Knows no call in progress and no dialplan: events and states pass through as text.
 */
@NullMarked
package io.greenline.store;

import org.jspecify.annotations.NullMarked;
