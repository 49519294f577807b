package io.greenline.journal;

import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.util.List;
import java.util.Random;

/** Events with every kind of text in them, among them what only a hostile caller sends. */
public final class RandomEvents {
    private static final List<String> PIECES = List.of(
            "a", "1", " ", "\"", "\\", "/", "\n", "\t", "\u0000", "\u001f", "电", "停电", "😀", "{", "}", "[", "]", "é",
            "'", ":");
    private final Random random;

    public RandomEvents(long seed) {
        random = new Random(seed);
    }

    public Event next() {
        return switch (random.nextInt(11)) {
            case 0 -> new Event.CallArrived(text(), text(), text(), text());
            case 1 -> new Event.DialplanChosen(text(), text(), language());
            case 2 -> new Event.CallResumed(text());
            case 3 -> new Event.NodeEntered(text(), node(), text(), text());
            case 4 -> new Event.Decided(node(), text(), text());
            case 5 -> new Event.VariableSet(text(), text());
            case 6 -> new Event.LanguageSwitched(language());
            case 7 -> new Event.ActionBegun(text(), detail());
            case 8 -> new Event.OutcomeSeen(text(), detail());
            case 9 -> new Event.CallHandedBack(text());
            default ->
                new Event.CallEnded(
                        HangupCause.values()[random.nextInt(HangupCause.values().length)],
                        Party.values()[random.nextInt(Party.values().length)],
                        text());
        };
    }

    private String detail() {
        return switch (random.nextInt(5)) {
            case 0 -> text();
            case 1 -> "{ \"keys\" : \"" + random.nextInt(1000) + "\",\n\"times\":[1,2.50,-3e7,true,null]}";
            case 2 -> "{\"name\":\"停电 \\\"\\u0007\"}";
            case 3 -> "[{\"a\":{\"b\":[]}}, 1]";
            default -> "{\"prompts\":[\"welcome\"]} ";
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private NodeId node() {
        return new NodeId("node-" + random.nextInt(100));
    }

    private Language language() {
        return new Language(random.nextBoolean() ? "zh-CN" : "en-US");
    }
}
