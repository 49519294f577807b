package io.greenline.journal;

import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What an action or an outcome means, in plain words. It knows the members that today's engine writes; what another version
 * wrote is told as it stands, so that nothing in the journal stays unseen.
 */
final class DetailWords {
    private DetailWords() {}

    static String action(String kind, JsonDetail detail) {
        boolean unstoppable = detail.take("barge_in").filter("NONE"::equals).isPresent();
        String told = switch (kind) {
            case "answer" -> "answers";
            case "play" -> said(detail).orElse("says nothing") + (unstoppable ? ", keys do not stop it" : "");
            case "collect" -> asked(detail);
            case "lookup" ->
                "looks up " + detail.take("what").orElse("the caller")
                        + in(", for at most ", detail.takeMillis("within_ms"));
            case "transfer" ->
                "transfers to %s%s"
                        .formatted(
                                detail.take("endpoint").orElse("nobody"),
                                in(", ringing for at most ", detail.takeMillis("ring_for_ms")));
            case "enqueue" ->
                "lets the caller wait in queue %s%s%s%s"
                        .formatted(
                                detail.take("queue").orElse("nobody"),
                                in(", about ", detail.take("about")),
                                in(", for at most ", detail.takeMillis("max_wait_ms")),
                                in(", keys ", detail.take("exits")));
            case "agent" ->
                "agent %s wants to %s".formatted(detail.take("agent").orElse(""), wanted(detail));
            case "fetch" -> "asks " + request(detail) + in(", for at most ", detail.takeMillis("within_ms"));
            case "send" -> "leaves a message for " + request(detail);
            case "notices" -> "looks for notices" + in(" for area ", detail.take("area"));
            case "classify" ->
                "finds the caller's class" + in(", who said ", detail.take("said"))
                        + in(", who pressed ", detail.take("key"));
            case "hours" -> "asks calendar " + detail.take("calendar").orElse("");
            case "record" ->
                said(detail).orElse("says nothing") + " and records"
                        + in(", for at most ", detail.takeMillis("at_most_ms"));
            case "callback" ->
                "notes a callback" + in(" to ", detail.take("number")) + in(" for ", detail.take("reason"))
                        + in(" about ", detail.take("about"));
            case "incident" -> incident(detail);
            case "handover" ->
                "looks for what was left for " + detail.take("what").orElse("the caller");
            case "hangup" -> "hangs up" + in(": ", detail.takeName("cause"));
            default -> kind;
        };
        return told + after(": ", detail.rest());
    }

    static String outcome(String kind, JsonDetail detail) {
        detail.drop("outcome");
        String told = switch (kind) {
            case "answered" -> "the line is open";
            case "played" -> "said to the end";
            case "play-cut" ->
                "caller pressed %s during the prompt"
                        .formatted(detail.take("keys").orElse("a key"));
            case "keys" -> "caller pressed " + detail.take("keys").orElse("a key");
            case "no-match" ->
                detail.take("keys")
                        .map("caller pressed %s, which fits nothing"::formatted)
                        .orElse("what the caller pressed fits nothing");
            case "said" -> SpokenWords.said(detail);
            case "said-too-much" -> SpokenWords.tooMuch(detail);
            case "no-input" -> "silence: the caller pressed nothing";
            case "found" ->
                "found"
                        + detail.takeObject("customer")
                                .map(DetailWords::customer)
                                .orElse("");
            case "not-found" -> "no customer has this number";
            case "lookup-failed" -> "the look-up failed" + in(": ", detail.take("reason"));
            case "fetched" -> "answered" + in(": ", detail.take("values"));
            case "classified" -> classified(detail);
            case "missing" -> "it is not known there";
            case "notices" -> detail.take("notices").map("stand now: "::concat).orElse("nothing is to be announced");
            case "hours" ->
                detail.takeName("state").orElse("unknown")
                        + inBrackets(detail.take("reason"))
                        + in(", opens ", detail.take("opens"));
            case "recorded" -> "recorded" + in(" ", detail.takeSeconds("length")) + in(" as ", detail.take("name"));
            case "nothing-recorded" -> "the caller said nothing";
            case "turned-away" -> {
                detail.drop("joined");
                yield "could not wait any longer" + in(": ", detail.takeName("reason"));
            }
            case "exit-taken" -> {
                detail.drop("joined");
                yield "left the queue by key " + detail.take("key").orElse("");
            }
            case "callback-promised" ->
                "a callback was promised" + in(" to ", detail.take("number"))
                        + in(" in about ", detail.takeSeconds("in"));
            case "agent-done" -> "done";
            case "agent-refused" -> "refused" + in(": ", detail.take("reason"));
            case "callback-noted" -> "noted";
            case "callback-refused" -> "refused" + in(": ", detail.take("reason"));
            case "incident-told" -> incidentTold(detail);
            case "incident-refused" -> "refused" + in(": ", detail.take("reason"));
            case "left" -> "kept for delivery";
            case "handed-over" ->
                "left by " + detail.take("channel").orElse("another channel") + in(": ", detail.take("values"));
            case "nothing-left" -> "nothing was left";
            case "unavailable" -> "could not be done" + in(": ", detail.take("reason"));
            case "talked" -> "was connected and talked" + in(" for ", detail.takeSeconds("talked"));
            case "not-connected" ->
                "was not connected" + in(": ", detail.takeName("why")) + inBrackets(detail.takeName("cause"));
            case "released" ->
                "the line was released" + in(" by the ", detail.takeName("by").map(DetailWords::party))
                        + in(": ", detail.takeName("cause"));
            case "failed" -> "the switch did not do it" + in(": ", detail.take("reason"));
            default -> kind;
        };
        return told + after(": ", detail.rest());
    }

    /** The evidence names the class; the boost is told where there is one. */
    private static String classified(JsonDetail detail) {
        String because = detail.take("because").orElse("unknown");
        detail.drop("name");
        return detail.take("queue")
                        .filter(queue -> !queue.isEmpty())
                        .map("is for queue %s, "::formatted)
                        .orElse("") + in("tier ", detail.take("tier")) + inBoost(detail) + ": " + because;
    }

    private static String inBoost(JsonDetail detail) {
        return detail.takeSeconds("boost")
                .filter(boost -> !boost.equals("0 s"))
                .map(", ahead by %s"::formatted)
                .orElse("");
    }

    private static String incident(JsonDetail detail) {
        String area = in(" in area ", detail.take("area"));
        String premises = in(", premises ", detail.take("premises"));
        String of = in(" when incident ", detail.take("of"));
        Optional<String> number = detail.take("number");
        return switch (detail.take("does").orElse("")) {
            case "report" -> "reports that the power is out" + area + premises + in(", caller ", number);
            case "promise" -> "promises a call" + in(" to ", number) + of + " is over" + area;
            case "cancel" -> "takes the promise back of a call" + in(" to ", number) + of + " is over";
            default -> "looks what this call is about" + in(", number ", number);
        };
    }

    private static String incidentTold(JsonDetail detail) {
        boolean promised = detail.take("promised").filter("true"::equals).isPresent();
        boolean known = detail.take("known").filter("true"::equals).isPresent();
        return "incident " + detail.take("number").orElse("unknown") + in(" in ", detail.take("area"))
                + (known ? ", known" : ", new")
                + in(" since ", detail.take("since")) + in(", reports: ", detail.take("reports"))
                + in(", expected back ", detail.take("expected").filter(text -> !text.isEmpty()))
                + (promised ? ", a call is promised" : "")
                + in(" in ", detail.take("language").filter(text -> !text.isEmpty()));
    }

    private static String wanted(JsonDetail detail) {
        return detail.take("wants").orElse("do something").replace('-', ' ') + in(", reason ", detail.take("reason"));
    }

    private static String request(JsonDetail detail) {
        String asked = detail.take("backend").orElse("a backend") + in(" for ", detail.take("request"));
        return asked + in(" with ", detail.take("body")) + in(", ", said(detail));
    }

    private static String party(String name) {
        return name.equals("engine") ? "hotline" : name;
    }

    /** What a question says and which keys it takes; how long it waits is in the JSON only. */
    private static String asked(JsonDetail detail) {
        Optional<String> said = said(detail);
        detail.drop("timeout_ms", "barge_in_speech");
        String masked = detail.take("sensitive").isPresent() ? " (masked)" : "";
        String spoken = in(" and the words of ", detail.take("hears"));
        String listens = "listens for " + detail.take("accepts").orElse("keys") + masked + spoken;
        // The first key came while something else played: the question is not said.
        return detail.take("typed")
                .map(key -> "%s, %s pressed already".formatted(listens, key))
                .or(() -> said.map(words -> words + " and " + listens))
                .orElse(listens);
    }

    private static Optional<String> said(JsonDetail detail) {
        Optional<String> language = detail.take("language");
        Optional<String> values = detail.take("values");
        return detail.take("prompts").map(names -> "says " + names + in(" with ", values) + in(" in ", language));
    }

    /** What the directory said, without what it did not know. */
    private static String customer(JsonNode customer) {
        return customer.properties().stream()
                .map(member -> member(member.getKey(), JsonDetail.words(member.getValue())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static Optional<String> member(String name, String value) {
        return switch (name) {
            case "number" -> Optional.empty();
            case "name" -> Optional.of(value).filter(text -> !text.isEmpty());
            case "age" -> Optional.of(value).filter(age -> !age.equals("0")).map(age -> "age " + age);
            default -> Optional.of(value).filter(text -> !text.isEmpty()).map(text -> name + " " + text);
        };
    }

    private static String in(String lead, Optional<String> text) {
        return text.map(lead::concat).orElse("");
    }

    private static String inBrackets(Optional<String> text) {
        return text.map(" (%s)"::formatted).orElse("");
    }

    private static String after(String lead, String text) {
        return text.isEmpty() ? "" : lead + text;
    }
}
