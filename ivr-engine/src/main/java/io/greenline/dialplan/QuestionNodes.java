package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.dialplan.Handler.AskAgain;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the nodes that ask the caller: menu, ask and survey. */
final class QuestionNodes {
    private static final int MAX_DIGITS = 64;

    private QuestionNodes() {}

    static Optional<Node> menu(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.QUESTION_ON);
        Ways ways = context.ways(on);
        InputRules input = input(fields, context);
        List<Option> options = MenuOptions.read(fields, input, context);
        return question("menu", draft, input, context)
                .filter(_ -> !options.isEmpty())
                .map(question -> new Node.Menu(draft.id(), draft.at(), ways, question, options));
    }

    static Optional<Node> ask(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.QUESTION_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        Optional<PromptId> confirm = context.prompt(fields, "confirm");
        Optional<Question> question = question("ask", draft, input(fields, context), context);
        Optional<Digits> digits = fields.block("digits", DialplanKeys.DIGITS).flatMap(block -> digits(block, context));
        Optional<String> into = context.textVariable(fields, "into");
        if (question.isEmpty() || digits.isEmpty() || into.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Node.Ask(
                draft.id(),
                draft.at(),
                ways,
                question.get(),
                into.get(),
                digits.get().min,
                digits.get().max,
                digits.get().among,
                confirm,
                next));
    }

    static Optional<Node> survey(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.QUESTION_ON));
        Target next = context.target(fields, "next");
        int highest = fields.whole("highest", 2, 9).orElse(5);
        Optional<Question> question = question("survey", draft, input(fields, context), context);
        Optional<String> into = context.textVariable(fields, "into");
        return question.flatMap(asked ->
                into.map(variable -> new Node.Survey(draft.id(), draft.at(), ways, asked, highest, variable, next)));
    }

    private static InputRules input(Fields fields, FlowContext context) {
        InputRules rules =
                InputReader.read(fields.block("input", DialplanKeys.INPUT_RULES), context.input(), context.findings());
        Optional<Privacy> privacy =
                fields.has("sensitive") ? fields.flag("sensitive").map(InputReader::privacy) : Optional.empty();
        return privacy.map(rules::with).orElse(rules);
    }

    private static Optional<Question> question(String key, NodeDraft draft, InputRules input, FlowContext context) {
        Fields fields = draft.fields();
        List<PromptId> prompts = context.prompts(fields, key);
        Optional<Fields> on = fields.block("on", DialplanKeys.QUESTION_ON);
        List<Handler> noinput = handlers("noinput", on, input, context);
        List<Handler> nomatch = handlers("nomatch", on, input, context);
        if (prompts.isEmpty() && fields.has(key) && fields.oneOrMore(key).isEmpty()) {
            context.findings()
                    .error(fields.at(key), YamlRule.WRONG_TYPE, "the list of prompts is empty", "name a prompt");
        }
        return prompts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question(prompts, input, noinput, nomatch, spoken(fields, context)));
    }

    private static Optional<SpokenAnswer> spoken(Fields fields, FlowContext context) {
        Optional<PromptId> didYouSay =
                fields.has("did-you-say") ? context.prompt(fields, "did-you-say") : context.didYouSay();
        List<PromptId> byKeys = context.prompts(fields, "by-keys");
        return fields.text("grammar")
                .flatMap(name -> context.grammar(name))
                .map(grammar -> new SpokenAnswer(grammar, didYouSay, byKeys));
    }

    private static List<Handler> handlers(String key, Optional<Fields> on, InputRules input, FlowContext context) {
        List<YamlValue> values = on.map(fields -> fields.list(key)).orElse(List.of());
        List<Handler> handlers = new ArrayList<>();
        for (YamlValue value : values) {
            handler(value, context).ifPresent(handlers::add);
        }
        if (values.size() > input.attempts()) {
            context.findings()
                    .warning(
                            values.get(input.attempts()).at(),
                            DialplanRule.UNUSED_HANDLER,
                            "this %s handler is never used: after %d attempts the failure way is taken"
                                    .formatted(key, input.attempts()),
                            "remove it, or raise attempts");
        }
        return handlers;
    }

    private static Optional<Handler> handler(YamlValue value, FlowContext context) {
        Fields fields = Fields.of(value, DialplanKeys.HANDLER, context.findings());
        Optional<Boolean> reprompt = fields.flag("reprompt");
        if (fields.has("next") && !fields.has("play") && !fields.has("reprompt")) {
            return Optional.of(new Handler.GoTo(context.target(fields, "next")));
        }
        if (fields.has("play") && !fields.has("next")) {
            AskAgain again = reprompt.orElse(false) ? AskAgain.YES : AskAgain.NO;
            return context.prompt(fields, "play").map(prompt -> new Handler.Say(prompt, again));
        }
        if (reprompt.orElse(false) && !fields.has("next")) {
            return Optional.of(new Handler.Reprompt());
        }
        if (value instanceof YamlValue.Block) {
            context.findings()
                    .error(
                            fields.at(),
                            DialplanRule.BAD_HANDLER,
                            "this handler does not say one thing to do",
                            "write {play: prompt}, {play: prompt, reprompt: true}, {reprompt: true} or {next: node}");
        }
        return Optional.empty();
    }

    /** How many digits, or which. */
    private record Digits(int min, int max, List<String> among) {}

    private static Optional<Digits> digits(Fields fields, FlowContext context) {
        int errors = context.findings().errors();
        List<String> among = among(fields, context);
        Optional<Integer> length = fields.whole("length", 1, MAX_DIGITS);
        Optional<Integer> least = fields.whole("min", 1, MAX_DIGITS);
        Optional<Integer> most = fields.whole("max", 1, MAX_DIGITS);
        if (context.findings().errors() > errors) {
            return Optional.empty();
        }
        int longest = among.stream().mapToInt(String::length).max().orElse(0);
        int shortest = among.stream().mapToInt(String::length).min().orElse(1);
        boolean said = length.isPresent() || most.isPresent() || !among.isEmpty();
        int max = length.or(() -> most).orElse(longest);
        int min = length.or(() -> least).orElse(Math.min(shortest, Math.max(1, max)));
        boolean twice = length.isPresent() && (least.isPresent() || most.isPresent());
        if (!said || twice || min > max) {
            bad(fields.at(), "digits need a length, a max (with min), or among", context);
            return Optional.empty();
        }
        if (!among.isEmpty() && (longest > max || shortest < min)) {
            bad(fields.at("among"), "an entry of among is shorter or longer than digits allow", context);
            return Optional.empty();
        }
        return Optional.of(new Digits(min, max, among));
    }

    private static List<String> among(Fields fields, FlowContext context) {
        List<String> among = new ArrayList<>();
        for (YamlValue value : fields.list("among")) {
            if (value instanceof Scalar scalar && scalar.text().matches("[0-9]{1,64}")) {
                among.add(scalar.text());
            } else {
                bad(value.at(), "an entry of among is 1 to 64 digits", context);
            }
        }
        return among;
    }

    private static void bad(SourceSpan at, String problem, FlowContext context) {
        context.findings()
                .error(at, DialplanRule.BAD_DIGITS, problem, "write {length: 10}, {min: 4, max: 8} or {among: [1, 2]}");
    }
}
