/**
 * Failures of supply that callers report: reports fold into incidents, whoever asked is called when the power is back. The rules are
 * pure; what is kept is behind {@link io.greenline.incident.Ledger}.
 */
@NullMarked
package io.greenline.incident;

import org.jspecify.annotations.NullMarked;
