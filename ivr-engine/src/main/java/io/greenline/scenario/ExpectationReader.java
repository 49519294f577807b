package io.greenline.scenario;

import io.greenline.backend.BackendName;
import io.greenline.scenario.Expectation.GivenUp;
import io.greenline.scenario.Expectation.Order;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what must be seen of a call. */
final class ExpectationReader {
    private static final Map<String, Party> PARTIES =
            Map.of("caller", Party.CALLER, "engine", Party.ENGINE, "far-end", Party.FAR_END, "switch", Party.SWITCH);

    /** As long as a callback is kept at most. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private static final Map<String, GivenUp.Reason> REASONS =
            Map.of("not-reached", GivenUp.Reason.NOT_REACHED, "expired", GivenUp.Reason.EXPIRED);

    private static final Map<String, Boolean> PROMISES = Map.of("kept", true, "broken", false);

    private final KnownNames names;
    private final Findings findings;

    ExpectationReader(KnownNames names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    List<Expectation> read(Fields fields) {
        return fields.list("expect").stream()
                .<Expectation>flatMap(value -> expectation(value).stream())
                .toList();
    }

    private Optional<? extends Expectation> expectation(YamlValue value) {
        Fields fields = Fields.of(value, ScenarioKeys.EXPECTATION, findings);
        List<String> said =
                ScenarioKeys.EXPECTATION.names().stream().filter(fields::has).toList();
        if (said.size() != 1) {
            if (value instanceof Block) {
                String remedy = "write one of " + String.join(", ", ScenarioKeys.EXPECTATION.names());
                findings.error(value.at(), ScenarioRule.BAD_EXPECTATION, "an expectation says one thing", remedy);
            }
            return Optional.empty();
        }
        return expectation(said.getFirst(), fields, value.at());
    }

    private Optional<? extends Expectation> expectation(String key, Fields fields, SourceSpan at) {
        return switch (key) {
            case "hears" -> Optional.of(new Expectation.Hears(at, prompts(fields, key), Order.LOOSE));
            case "hears-exactly" -> Optional.of(new Expectation.Hears(at, prompts(fields, key), Order.EXACT));
            case "never-hears" -> Optional.of(new Expectation.NeverHears(at, prompts(fields, key)));
            case "says" -> Optional.of(new Expectation.Says(at, all(fields, key, Optional::of, Scalar::text)));
            case "understands" ->
                Optional.of(new Expectation.Understands(at, all(fields, key, Optional::of, Scalar::text)));
            case "enters" -> Optional.of(new Expectation.Enters(at, nodes(fields, key), Order.LOOSE));
            case "enters-exactly" -> Optional.of(new Expectation.Enters(at, nodes(fields, key), Order.EXACT));
            case "never-enters" -> Optional.of(new Expectation.NeverEnters(at, nodes(fields, key)));
            case "transferred-to" ->
                fields.text(key)
                        .flatMap(names::endpoint)
                        .map(name -> new Expectation.TransferredTo(at, new EndpointName(name.text())));
            case "queued" -> fields.block(key, ScenarioKeys.QUEUED).flatMap(of -> queued(of, at));
            case "offered" -> Optional.of(new Expectation.Offered(at, all(fields, key, names::agent, id -> id)));
            case "served" -> fields.block(key, ScenarioKeys.SERVED).map(of -> served(of, at));
            case "promise" -> fields.oneOf(key, PROMISES).map(kept -> new Expectation.Promised(at, kept));
            case "callback-promised" ->
                CallerReader.number(fields, key, findings).map(number -> new Expectation.CallbackPromised(at, number));
            case "called-back" -> fields.whole(key, 0, 10).map(times -> new Expectation.TriesToCallBack(at, times));
            case "callback-given-up" -> fields.oneOf(key, REASONS).map(reason -> new GivenUp(at, reason));
            case "variables" -> fields.value(key).map(value -> new Expectation.Holds(at, variables(value)));
            case "asks", "sends" -> fields.block(key, ScenarioKeys.MESSAGE).flatMap(of -> message(key, of, at));
            case "callback" -> fields.block(key, ScenarioKeys.CALLBACK).map(of -> callback(of, at));
            case "call-when-restored" ->
                fields.block(key, ScenarioKeys.CALL_WHEN_RESTORED).map(of -> whenRestored(of, at));
            case "records" -> fields.flag(key).map(message -> new Expectation.Records(at, message));
            case "ended" -> fields.oneOf(key, PARTIES).map(party -> new Expectation.EndedBy(at, party));
            case "language" ->
                fields.text(key).flatMap(names::language).map(language -> new Expectation.InLanguage(at, language));
            default -> throw new IllegalStateException("no expectation '%s'".formatted(key));
        };
    }

    private Optional<Expectation> queued(Fields fields, SourceSpan at) {
        Optional<Integer> tier = fields.whole("tier", 0, 9);
        Optional<Integer> position = fields.whole("position", 1, 1001);
        return fields.text("queue")
                .flatMap(names::queue)
                .map(name -> new Expectation.Queued(at, name.text(), tier, position));
    }

    private Expectation served(Fields fields, SourceSpan at) {
        Optional<Duration> least = fields.duration("waited-at-least", Duration.ZERO, LONGEST_WAIT);
        Optional<Duration> most = fields.duration("waited-at-most", Duration.ZERO, LONGEST_WAIT);
        least.filter(time -> most.filter(limit -> limit.compareTo(time) < 0).isPresent())
                .ifPresent(_ -> findings.error(
                        fields.at("waited-at-least"),
                        ScenarioRule.BAD_EXPECTATION,
                        "nobody waits for longer at least than at most",
                        "write the shorter time at 'waited-at-least'"));
        return new Expectation.Served(at, fields.text("agent").flatMap(names::agent), least, most);
    }

    private List<PromptId> prompts(Fields fields, String key) {
        return all(fields, key, names::prompt, name -> new PromptId(name.text()));
    }

    private List<NodeId> nodes(Fields fields, String key) {
        return all(fields, key, names::node, name -> new NodeId(name.text()));
    }

    private <K, E> List<E> all(Fields fields, String key, Function<Scalar, Optional<K>> known, Function<K, E> make) {
        List<E> all = new ArrayList<>();
        for (YamlValue value : fields.oneOrMore(key)) {
            Fields.text(value, "'%s' takes texts".formatted(key), findings)
                    .flatMap(known)
                    .map(make)
                    .ifPresent(all::add);
        }
        return all;
    }

    private Map<String, String> variables(YamlValue value) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "variables", findings)) {
            Optional<Scalar> text = Fields.text(entry.value(), "a variable has one value", findings);
            names.variable(entry.key())
                    .ifPresent(name -> text.ifPresent(known -> values.put(name.text(), known.text())));
        }
        return values;
    }

    private Optional<Expectation> message(String key, Fields fields, SourceSpan at) {
        Optional<BackendName> backend =
                fields.text("backend").flatMap(names::backend).map(name -> new BackendName(name.text()));
        Optional<String> path = fields.text("path").map(Scalar::text);
        Optional<String> body = fields.value("body").map(new YamlJson(findings)::of);
        return backend.map(name -> key.equals("asks")
                ? new Expectation.Asks(at, name, path, body)
                : new Expectation.Sends(at, name, path, body));
    }

    private Expectation whenRestored(Fields fields, SourceSpan at) {
        return new Expectation.CallWhenRestored(
                at,
                CallerReader.number(fields, "number", findings),
                fields.text("incident").map(Scalar::text));
    }

    private Expectation callback(Fields fields, SourceSpan at) {
        return new Expectation.CalledBack(
                at,
                CallerReader.number(fields, "number", findings),
                fields.text("reason").map(Scalar::text),
                fields.text("about").map(Scalar::text));
    }
}
