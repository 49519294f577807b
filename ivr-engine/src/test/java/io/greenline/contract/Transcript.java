package io.greenline.contract;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A journal without what differs from call to call: ids, times, the driver's name, the number of the line. */
final class Transcript {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Transcript() {}

    static String of(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i + 1) {
                throw new AssertionError("event %d has sequence %d: %s"
                        .formatted(i + 1, entries.get(i).sequence(), entries.get(i)));
            }
        }
        String id = entries.getFirst().call().value();
        return entries.stream()
                .map(Entry::event)
                // Whether a key comes just before or just after a prompt's end is the caller's reaction time.
                .filter(event -> !(event instanceof Event.PromptCut))
                .map(Transcript::line)
                .map(line -> line.replace(id, "CALL"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Event event) {
        return switch (event) {
            case Event.CallArrived(String calling, String _, String _, String _) -> "arrived " + calling;
            case Event.DialplanChosen(String dialplan, String _, var language) ->
                "dialplan %s in %s".formatted(dialplan, language);
            case Event.CallResumed _ -> "resumed";
            case Event.CallHandedBack _ -> "handed back";
            case Event.NodeEntered(String flow, var node, String kind, String because) ->
                "%s%s (%s): %s".formatted(flow.isEmpty() ? "" : flow + "/", node, kind, because);
            case Event.Decided(var _, String decision, String evidence) ->
                "  decided: %s: %s".formatted(decision, evidence);
            case Event.VariableSet(String name, String value) -> "  %s = %s".formatted(name, value);
            case Event.LanguageSwitched(var to) -> "  language " + to;
            case Event.ActionBegun(String kind, String detail) -> "  > %s%s".formatted(kind, action(detail));
            case Event.OutcomeSeen(String kind, String detail) -> "  < %s%s".formatted(kind, outcome(detail));
            case Event.PromptCut(var _, var by) -> "  prompt cut by " + by;
            case Event.Written(String by, String text) -> "  %s wrote %s".formatted(by, text);
            case Event.VoiceLost _ -> "  nobody listens";
            case Event.OfQueue queue -> "  " + queue.getClass().getSimpleName();
            case Event.CallEnded(HangupCause cause, Party by, String _) -> "ended %s by %s".formatted(cause, by);
        };
    }

    private static String action(String detail) {
        JsonNode json = JSON.readTree(detail);
        StringBuilder text = new StringBuilder();
        json.path("prompts").forEach(prompt -> text.append(' ').append(prompt.asString()));
        if (json.has("endpoint")) {
            text.append(' ').append(json.path("endpoint").asString());
        }
        return text.toString();
    }

    private static String outcome(String detail) {
        JsonNode json = JSON.readTree(detail);
        StringBuilder text = new StringBuilder();
        JsonNode keys = json.path("keys");
        if (keys.isString()) {
            text.append(' ').append(keys.asString());
        } else if (keys.isObject()) {
            text.append(" ***");
        }
        if (json.has("why")) {
            text.append(' ').append(json.path("why").asString());
        }
        return text.toString();
    }
}
