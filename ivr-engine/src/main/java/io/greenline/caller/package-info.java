/**
 * Who is calling: the customer directory's port and what it knows of a customer.
 *
 * <p>Knows no call and no database.
 */
@NullMarked
package io.greenline.caller;

import org.jspecify.annotations.NullMarked;
