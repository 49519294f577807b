package io.greenline.journal;

import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.util.Locale;

/** What an event means, in plain words for someone who knows the hotline and not the engine. */
final class EventWords {
    private static final int SHOWN_OF_VERSION = 12;

    private EventWords() {}

    static String of(Event event) {
        return switch (event) {
            case Event.CallArrived arrived -> "the call arrived";
            case Event.DialplanChosen chosen ->
                "dialplan %s takes it (version %s, %s)"
                        .formatted(chosen.dialplan(), version(chosen), chosen.language());
            case Event.CallResumed resumed -> "taken up again where it was: " + resumed.why();
            case Event.CallHandedBack back -> "handed back to the switch, whose safety net has it: " + back.why();
            case Event.NodeEntered entered ->
                "-> %s%s (%s)%s"
                        .formatted(
                                entered.flow().isEmpty() ? "" : entered.flow() + "/",
                                entered.node(),
                                entered.kind(),
                                after(" because of: ", entered.because()));
            case Event.Decided decided ->
                "   decided: %s%s".formatted(decided.decision(), after(" because ", decided.evidence()));
            case Event.VariableSet set -> "   %s = %s".formatted(set.name(), set.value());
            case Event.LanguageSwitched switched -> "   language is now " + switched.to();
            case Event.ActionBegun begun -> "   " + DetailWords.action(begun.kind(), JsonDetail.of(begun.detail()));
            case Event.OutcomeSeen seen -> "   " + DetailWords.outcome(seen.kind(), JsonDetail.of(seen.detail()));
            case Event.PromptCut cut ->
                "   the prompt was cut after %.1f s by %s"
                        .formatted(cut.at().toMillis() / 1000.0, cut.by().name().toLowerCase(Locale.ROOT));
            case Event.OfQueue queue -> "   " + QueueEventWords.of(queue);
            case Event.Written written ->
                "   %s wrote: %s"
                        .formatted(
                                written.by().matches("caller|hotline") ? written.by() : "agent " + written.by(),
                                written.text());
            case Event.VoiceLost lost -> "   nobody listens to the caller's voice: " + lost.reason();
            case Event.CallEnded ended -> "ended " + end(ended);
        };
    }

    /** Who ended the call, and why. */
    static String end(Event.CallEnded ended) {
        return "%s: %s (%d)%s"
                .formatted(by(ended.by()), words(ended.cause()), ended.cause().code(), after(", ", ended.detail()));
    }

    /** The beginning of a dialplan's hash: enough to tell versions apart. The JSON has all of it. */
    static String version(Event.DialplanChosen chosen) {
        String version = chosen.version();
        return version.length() > SHOWN_OF_VERSION ? version.substring(0, SHOWN_OF_VERSION) : version;
    }

    private static String by(Party party) {
        return switch (party) {
            case CALLER -> "by the caller";
            case ENGINE -> "by the hotline";
            case SWITCH -> "by the switch";
            case FAR_END -> "by the far end";
            case UNKNOWN -> "by someone unknown";
        };
    }

    private static String words(HangupCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String after(String lead, String text) {
        return text.isEmpty() ? "" : lead + text;
    }
}
