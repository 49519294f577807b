package io.greenline.dialplan;

import io.greenline.telephony.BargeIn;
import io.greenline.telephony.SpeechBargeIn;

/** What stops a question before its end: which keys, and which speech. */
public record PromptStops(BargeIn keys, SpeechBargeIn speech) {}
