package io.greenline.journal;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.QueueId;
import java.time.Duration;
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
        return switch (random.nextInt(13)) {
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
            case 10, 11 -> ofQueue();
            default ->
                new Event.CallEnded(
                        HangupCause.values()[random.nextInt(HangupCause.values().length)],
                        Party.values()[random.nextInt(Party.values().length)],
                        text());
        };
    }

    private Event ofQueue() {
        QueueId queue = new QueueId("queue-" + random.nextInt(9));
        AgentId agent = new AgentId("100" + random.nextInt(9));
        Duration time = Duration.ofMillis(random.nextInt(1_000_000));
        return switch (random.nextInt(8)) {
            case 0 -> new Event.QueueJoined(queue, text(), text(), text());
            case 1 -> new Event.OfferMade(random.nextLong(), agent, queue, text(), List.of(text(), text()));
            case 2 -> new Event.OfferEnded(random.nextLong(), agent, text());
            case 3 -> new Event.PromiseBroken(queue, text(), random.nextInt(9), random.nextInt(9));
            case 4 -> new Event.QueueChanged(queue, text(), text());
            case 5 -> new Event.TalkBegan(random.nextLong(), agent, time);
            case 6 -> new Event.TalkEnded(random.nextLong(), agent, time, text());
            default -> new Event.QueueLeft(queue, text(), time);
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
