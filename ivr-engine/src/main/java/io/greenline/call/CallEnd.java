package io.greenline.call;

import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;

/**
 * How a call ended, for journal, log and count.
 *
 * @param cause the Q.850 cause
 * @param by whose doing it was
 * @param detail more in words; empty where cause and party say it all
 */
public record CallEnd(HangupCause cause, Party by, String detail) {}
