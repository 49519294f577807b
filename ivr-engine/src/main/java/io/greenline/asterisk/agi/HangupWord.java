package io.greenline.asterisk.agi;

import io.greenline.call.CallEvent.Released;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;

/** What Asterisk says of a channel that is gone: the Q.850 cause and whose doing it was. */
final class HangupWord {
    static final AgiCommand QUESTION = new GetFullVariableCommand("${HANGUPCAUSE}|${CHANNEL(hangupsource)}");
    /** Asterisk said that the caller is gone and nothing more. */
    static final Released NONE = new Released(HangupCause.NORMAL_CLEARING, Party.CALLER);

    /** The leg is no longer ours; the caller is still there, in Asterisk's dialplan. */
    static final Released HANDED_BACK = new Released(HangupCause.NORMAL_UNSPECIFIED, Party.ENGINE);

    private HangupWord() {}

    /** A source that is the channel's own name is the caller; an application's name is the switch. */
    static Released released(AgiAnswer answer) {
        if (!(answer instanceof AgiAnswer.Result(int value, String text, long _)) || value != 1) {
            return NONE;
        }
        int bar = text.indexOf('|');
        String cause = bar < 0 ? text : text.substring(0, bar);
        String source = bar < 0 ? "" : text.substring(bar + 1);
        return new Released(
                cause(cause), source.contains("/") && !source.startsWith("dialplan/") ? Party.CALLER : Party.SWITCH);
    }

    private static HangupCause cause(String text) {
        try {
            int code = Integer.parseInt(text);
            return code == 0 ? HangupCause.NORMAL_CLEARING : HangupCause.ofCode(code);
        } catch (NumberFormatException e) {
            return HangupCause.NORMAL_CLEARING;
        }
    }
}
