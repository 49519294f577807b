package io.greenline.journal;

import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.util.Locale;
import java.util.Optional;

/** What an event means, in plain words for someone who knows the hotline and not the engine. */
final class EventWords {
    private static final int VERSION_SHOWN = 12;

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
            case Event.ActionBegun begun -> "   " + action(begun.kind(), JsonDetail.of(begun.detail()));
            case Event.OutcomeSeen seen -> "   " + outcome(seen.kind(), JsonDetail.of(seen.detail()));
            case Event.CallEnded ended -> "ended " + end(ended);
        };
    }

    /** Who ended the call, and why. */
    static String end(Event.CallEnded ended) {
        return "%s: %s (%d)%s"
                .formatted(by(ended.by()), words(ended.cause()), ended.cause().code(), after(", ", ended.detail()));
    }

    /** Enough of the hash to tell versions apart. */
    static String version(Event.DialplanChosen chosen) {
        String version = chosen.version();
        return version.length() <= VERSION_SHOWN ? version : version.substring(0, VERSION_SHOWN);
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

    private static String action(String kind, JsonDetail detail) {
        Optional<String> prompts = detail.take("prompts");
        String says = prompts.map(names -> "says " + names).orElse("says nothing")
                + detail.take("language").map(" in "::concat).orElse("");
        String told = switch (kind) {
            case "answer" -> "answers";
            case "play" -> says;
            case "collect" -> prompts.isPresent() ? says + " and listens for keys" : "listens for keys";
            case "lookup" -> "looks up" + detail.take("what").map(" "::concat).orElse("");
            case "transfer" ->
                "transfers" + detail.take("endpoint").map(" to "::concat).orElse("")
                        + prompts.map(" and says "::concat).orElse("");
            case "hangup" -> "hangs up" + prompts.map(" after saying "::concat).orElse("");
            default -> kind + prompts.map(" prompts "::concat).orElse("");
        };
        return told + rest(detail);
    }

    private static String outcome(String kind, JsonDetail detail) {
        Optional<String> keys = detail.take("keys");
        detail.take("outcome");
        String told = switch (kind) {
            case "answered" -> "answered";
            case "played" -> "said to the end";
            case "play-cut" -> "caller pressed " + keys.orElse("a key") + " and so cut it short";
            case "keys" -> "caller pressed " + keys.orElse("a key");
            case "no-match", "nomatch" ->
                keys.map("caller pressed %s, which fits nothing"::formatted)
                        .orElse("what the caller pressed fits nothing");
            case "no-input", "noinput" -> "silence: the caller pressed nothing";
            case "found" -> "found";
            case "not-found" -> "not found";
            case "lookup-failed" -> "the look-up failed";
            case "talked" -> "was connected and talked";
            case "not-connected" -> "was not connected";
            case "released" ->
                "the line was released" + detail.take("by").map(" by "::concat).orElse("");
            case "failed" -> "failed";
            default -> kind + keys.map(" keys "::concat).orElse("");
        };
        return told + rest(detail);
    }

    private static String rest(JsonDetail detail) {
        return after(": ", detail.rest());
    }

    private static String after(String lead, String text) {
        return text.isEmpty() ? "" : lead + text;
    }
}
