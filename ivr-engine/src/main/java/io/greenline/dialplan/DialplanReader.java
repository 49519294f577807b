package io.greenline.dialplan;

import io.greenline.calendar.Calendars;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a dialplan of a document: reads everything, tells the types, builds the nodes, checks where they lead. */
final class DialplanReader {
    private static final int MAX_LANGUAGES = 20;

    private final Bundle files;
    private final TextPlaces texts;
    private final Calendars calendars;
    private final Grammars grammars;
    private final Findings findings;
    private final CelMemory memory = new CelMemory();

    DialplanReader(DialplanSources.Read read, Findings findings) {
        this.files = read.files();
        this.texts = read.texts();
        this.calendars = read.calendars();
        this.grammars = read.grammars();
        this.findings = findings;
    }

    /** The dialplan; empty, with findings, where it cannot even be put together. */
    Optional<Dialplan> read(YamlValue root) {
        Fields top = Fields.of(root, DialplanKeys.TOP, findings);
        Optional<Scalar> name = top.text("dialplan").filter(word -> FlowReader.isName(word, "a dialplan", findings));
        title(top);
        int errors = findings.errors();
        List<Language> told = languages(top);
        // With a wrong list nothing can be said about the texts' languages.
        List<Language> languages = findings.errors() == errors ? told : List.of();
        String currency = currency(top);
        PromptBook prompts = new PromptBook(languages, texts, memory, findings);
        top.value("prompts").ifPresent(prompts::read);

        FlowReader reader = new FlowReader(findings);
        FlowDraft main = reader.read("", top.at(), top);
        Map<String, FlowDraft> subflows = subflows(top, reader);
        SubflowOrder.of(subflows, findings).forEach(flow -> VariableTypes.tell(flow, subflows, memory));
        VariableTypes.tell(main, subflows, memory);

        boolean waits = Stream.concat(Stream.of(main), subflows.values().stream())
                .anyMatch(flow -> flow.nodes().values().stream().anyMatch(node -> node.kind() == NodeKind.QUEUE));
        if (waits) {
            prompts.addWaiting(main);
        }
        Optional<Fields> defaults = top.block("defaults", DialplanKeys.DEFAULTS);
        InputRules input = InputReader.read(
                defaults.flatMap(fields -> fields.block("input", DialplanKeys.INPUT_RULES)),
                InputRules.DEFAULT,
                findings);
        List<Profile> profiles =
                top.value("profiles").map(new ProfileReader(findings)::read).orElse(List.of());
        Ways nowhere = new Ways(new Target.HangUp(), new Target.HangUp());
        Optional<PromptId> didYouSay =
                defaults.flatMap(fields -> fields.text("did-you-say")).flatMap(prompt -> prompts.use(prompt, main));
        FlowContext blank = new FlowContext(
                main, main, subflows, languages, input, nowhere, prompts, calendars, didYouSay, grammars, findings);
        Optional<Fields> on = defaults.flatMap(fields -> fields.block("on", DialplanKeys.DEFAULT_WAYS));
        Ways ways = blank.ways(on);

        Map<String, Flow> flows = new LinkedHashMap<>();
        build(blank.withWays(ways)).ifPresent(flow -> flows.put("", flow));
        Ways fromSubflows = new Ways(GraphChecks.inMain(ways.operator()), GraphChecks.inMain(ways.failure()));
        subflows.values().forEach(draft -> {
            FlowContext context = new FlowContext(
                    draft,
                    main,
                    subflows,
                    languages,
                    input,
                    fromSubflows,
                    prompts,
                    calendars,
                    didYouSay,
                    grammars,
                    findings);
            build(context.withWays(context.ways(draft.on()))).ifPresent(flow -> flows.put(draft.name(), flow));
        });
        Map<PromptId, Prompt> checked = prompts.check(main);
        check(flows, main, subflows, new DefaultWays(ways, on.flatMap(fields -> fields.text("operator"))));

        Flow mainFlow = flows.remove("");
        return name.isEmpty() || mainFlow == null
                ? Optional.empty()
                : Optional.of(new Dialplan(
                        name.get().text(),
                        files,
                        languages,
                        currency,
                        ways,
                        profiles,
                        calendars,
                        grammars,
                        mainFlow,
                        flows,
                        checked));
    }

    /** The ways of the main flow and where the operator's stands, if it is there. */
    private record DefaultWays(Ways ways, Optional<Scalar> operator) {}

    private void check(Map<String, Flow> flows, FlowDraft main, Map<String, FlowDraft> subflows, DefaultWays defaults) {
        boolean flawless = findings.errors() == 0;
        GraphChecks graph = new GraphChecks(flows.values(), findings);
        graph.errors();
        boolean whole = isWhole(main, flows) && subflows.values().stream().allMatch(draft -> isWhole(draft, flows));
        if (flawless && whole && defaults.operator.isPresent()) {
            graph.waysToAPerson(defaults.ways, defaults.operator.get().at());
        }
        if (whole && findings.errors() == 0) {
            Map<String, SourceSpan> places = new LinkedHashMap<>();
            subflows.values().forEach(draft -> places.put(draft.name(), draft.at()));
            graph.warnings(defaults.ways, places);
        }
    }

    private static boolean isWhole(FlowDraft draft, Map<String, Flow> flows) {
        Flow flow = flows.get(draft.name());
        return flow != null && flow.nodes().size() == draft.names().size();
    }

    private void title(Fields top) {
        top.value("title").ifPresent(value -> {
            if (value instanceof YamlValue.Block) {
                Fields.entries(value, "title", findings)
                        .forEach(entry -> Fields.text(entry.value(), "a title is a text", findings));
            } else {
                top.text("title");
            }
        });
    }

    private List<Language> languages(Fields top) {
        List<Language> languages = new ArrayList<>();
        for (YamlValue value : top.list("languages")) {
            Fields.text(value, "a language is a tag", findings)
                    .flatMap(this::language)
                    .ifPresent(language -> {
                        if (languages.contains(language)) {
                            String problem = "language '%s' stands twice".formatted(language);
                            findings.error(value.at(), YamlRule.DUPLICATE_KEY, problem, "remove one");
                        } else if (languages.size() == MAX_LANGUAGES) {
                            String problem = "a dialplan has at most %d languages".formatted(MAX_LANGUAGES);
                            findings.error(value.at(), YamlRule.OUT_OF_RANGE, problem, "make several dialplans of it");
                        } else {
                            languages.add(language);
                        }
                    });
        }
        if (top.value("languages")
                .filter(list -> list.equals(new YamlValue.Items(list.at(), List.of(), 1)))
                .isPresent()) {
            findings.error(
                    top.at("languages"),
                    YamlRule.MISSING_VALUE,
                    "the dialplan has no language",
                    "write [zh-CN, en-US]");
        }
        return languages;
    }

    private Optional<Language> language(Scalar tag) {
        if (Language.isTag(tag.text())) {
            return Optional.of(new Language(tag.text()));
        }
        String problem = "'%s' is no language tag".formatted(tag);
        findings.error(tag.at(), DialplanRule.UNKNOWN_LANGUAGE, problem, "write a tag such as zh-CN or en-US");
        return Optional.empty();
    }

    private String currency(Fields top) {
        Optional<Scalar> code = top.text("currency");
        if (code.isEmpty()) {
            return "CNY";
        }
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(
                        currency -> currency.getCurrencyCode().equals(code.get().text()));
        if (!known) {
            String problem = "'%s' is no currency".formatted(code.get());
            findings.error(code.get().at(), YamlRule.UNKNOWN_WORD, problem, "write an ISO 4217 code such as CNY");
        }
        return code.get().text();
    }

    private Map<String, FlowDraft> subflows(Fields top, FlowReader reader) {
        Map<String, FlowDraft> subflows = new LinkedHashMap<>();
        for (Entry entry : top.value("subflows")
                .map(value -> Fields.entries(value, "subflows", findings))
                .orElse(List.of())) {
            if (FlowReader.isName(entry.key(), "a subflow", findings)) {
                Fields fields = Fields.of(entry.value(), DialplanKeys.SUBFLOW, findings);
                subflows.put(
                        entry.key().text(),
                        reader.read(entry.key().text(), entry.key().at(), fields));
            }
        }
        return subflows;
    }

    private Optional<Flow> build(FlowContext context) {
        FlowDraft draft = context.flow();
        Map<NodeId, Node> nodes = new HashMap<>();
        draft.nodes()
                .values()
                .forEach(node -> node.kind().build(node, context).ifPresent(built -> nodes.put(built.id(), built)));
        Map<String, Expression> outputs = new LinkedHashMap<>();
        for (Entry output : draft.outputs()) {
            Fields.text(output.value(), "an output is an expression", findings)
                    .flatMap(context::expression)
                    .ifPresent(expression -> outputs.put(output.key().text(), expression));
        }
        Map<String, Value> variables = new LinkedHashMap<>();
        draft.types().own().forEach((name, type) -> variables.put(name, type.blank()));
        variables.putAll(draft.initial());
        return draft.start()
                .filter(start -> isNode(start, context))
                .map(start ->
                        new Flow(draft.name(), new NodeId(start.text()), variables, draft.declared(), outputs, nodes));
    }

    /** Whether a flow begins at a node of its own. */
    private static boolean isNode(Scalar start, FlowContext context) {
        if (context.flow().names().contains(start.text())) {
            return true;
        }
        String problem = "there is no node '%s' to begin at".formatted(start);
        String remedy = NearestWord.remedy(start.text(), context.flow().names(), "name a node of this flow");
        context.findings()
                .error(
                        start.at(),
                        DialplanRule.MISSING_TARGET,
                        problem,
                        remedy,
                        start.replacedBy(
                                NearestWord.to(start.text(), context.flow().names())));
        return false;
    }
}
