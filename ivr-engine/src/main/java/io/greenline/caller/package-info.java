/**
 * Who is calling and what is to be announced to them: the customer directory's port, what it knows of a customer, and notices.
 *
 * <p>Knows no call and no database.
 */
@NullMarked
package io.greenline.caller;

import org.jspecify.annotations.NullMarked;
