package io.greenline.routing.plan;

import io.greenline.routing.Need;
import io.greenline.routing.Overflow;
import io.greenline.routing.Overflow.ExitWord;
import io.greenline.routing.Overflow.Then;
import io.greenline.routing.Overflow.When;
import io.greenline.routing.Skill;
import io.greenline.source.Findings;
import io.greenline.telephony.Name;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rules that widen a queue: {@code {after: 20s, to: any-agent}}. */
final class OverflowReader {
    /** The word for whoever speaks the caller's language. */
    static final String ANY_AGENT = "any-agent";

    private static final Duration DAY = Duration.ofHours(24);
    private static final Map<String, When> STATES =
            Map.of("closed", new When.Closed(), "unstaffed", new When.Unstaffed());
    private static final Map<String, ExitWord> EXITS = Map.of(
            "callback", ExitWord.CALLBACK,
            "voicemail", ExitWord.VOICEMAIL,
            "text", ExitWord.TEXT,
            "overflow", ExitWord.OVERFLOW);
    private static final List<String> CONDITIONS = List.of("after", "when", "longer-than", "estimate-over");
    private static final List<String> ACTS = List.of("to", "relax", "alarm", "exit");

    private final Names names;
    private final Findings findings;

    OverflowReader(Names names) {
        this.names = names;
        this.findings = names.findings();
    }

    /**
     * The rules of a queue.
     *
     * @param asked by the queue: what can be relaxed
     */
    List<Overflow> read(Fields queue, List<Need> asked) {
        List<Overflow> rules = new ArrayList<>();
        for (YamlValue value : queue.list("overflow")) {
            Fields fields = Fields.of(value, RoutingKeys.OVERFLOW, findings);
            if (!(value instanceof YamlValue.Block)) {
                continue;
            }
            boolean conditioned = hasOne(fields, CONDITIONS, "condition");
            boolean acts = hasOne(fields, ACTS, "act");
            Optional<When> when = when(fields);
            Optional<Then> then = then(fields, asked);
            if (conditioned && acts && when.isPresent() && then.isPresent()) {
                rules.add(new Overflow(when.get(), then.get()));
            }
        }
        return rules;
    }

    private boolean hasOne(Fields fields, List<String> keys, String what) {
        List<String> there = keys.stream().filter(fields::has).toList();
        if (there.size() == 1) {
            return true;
        }
        String problem = there.isEmpty()
                ? "this overflow has no %s".formatted(what)
                : "this overflow has more than one %s: %s".formatted(what, String.join(", ", there));
        findings.error(
                there.isEmpty()
                        ? fields.at()
                        : fields.entry(there.get(1)).orElseThrow().key().at(),
                RoutingRule.BAD_OVERFLOW,
                problem,
                "write one of %s; a second one is a rule of its own".formatted(String.join(", ", keys)));
        return false;
    }

    private Optional<When> when(Fields fields) {
        return Stream.<Optional<? extends When>>of(
                        fields.duration("after", Duration.ZERO, DAY).map(When.Waited::new),
                        fields.oneOf("when", STATES),
                        fields.whole("longer-than", 0, 100_000).map(When.Longer::new),
                        fields.duration("estimate-over", Duration.ofSeconds(1), DAY)
                                .map(When.EstimatedOver::new))
                .<When>flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Then> then(Fields fields, List<Need> asked) {
        return Stream.<Optional<? extends Then>>of(
                        fields.text("to").map(this::to),
                        fields.text("relax").flatMap(name -> relax(name, asked)),
                        names.own(fields, "alarm").map(Then.Alarm::new),
                        fields.oneOf("exit", EXITS).map(Then.Exit::new))
                .<Then>flatMap(Optional::stream)
                .findFirst();
    }

    private Then to(Scalar name) {
        if (name.text().equals(ANY_AGENT)) {
            return new Then.AnyAgent();
        }
        if (names.hasQueue(name.text()) && Name.isName(name.text())) {
            return new Then.ToQueue(new QueueId(name.text()));
        }
        List<String> known =
                Stream.concat(names.known().stream(), Stream.of(ANY_AGENT)).toList();
        findings.warning(
                name.at(),
                RoutingRule.OVERFLOW_QUEUE,
                "there is no queue '%s' in this file: callers leave by the edge overflow".formatted(name),
                findings.remedy(name.text(), known, "write it under 'queues:', or write 'exit: overflow'"));
        return new Then.Exit(ExitWord.OVERFLOW);
    }

    private Optional<Then> relax(Scalar name, List<Need> asked) {
        List<String> skills = asked.stream()
                .flatMap(need -> need.what() instanceof Need.OfSkill of
                        ? Stream.of(of.skill().value())
                        : Stream.of())
                .toList();
        if (skills.contains(name.text())) {
            return Optional.of(new Then.Relax(new Skill(name.text())));
        }
        Optional<String> meant = findings.meant(name.text(), skills);
        findings.error(
                name.at(),
                RoutingRule.BAD_OVERFLOW,
                "this queue does not ask for the skill '%s'".formatted(name),
                meant.map("did you mean '%s'?"::formatted).orElse("relax one of 'skills:'"),
                name.replacedBy(meant));
        return Optional.empty();
    }
}
