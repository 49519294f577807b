package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.DtmfDigit;
import io.greenline.yaml.Durations;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a menu's options and checks their keys against each other. */
final class MenuOptions {
    private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,4}");
    private static final int MAX_OPTIONS = 100;

    private final InputRules input;
    private final FlowContext context;
    private final Map<String, Scalar> seen = new LinkedHashMap<>();
    private final List<Option> options = new ArrayList<>();

    private MenuOptions(InputRules input, FlowContext context) {
        this.input = input;
        this.context = context;
    }

    static List<Option> read(Fields menu, InputRules input, FlowContext context) {
        MenuOptions options = new MenuOptions(input, context);
        List<YamlValue> values = menu.list("options");
        if (menu.has("options") && (values.isEmpty() || values.size() > MAX_OPTIONS)) {
            String problem = "a menu has 1 to %d options, not %d".formatted(MAX_OPTIONS, values.size());
            context.findings().error(menu.at("options"), YamlRule.OUT_OF_RANGE, problem, "add or split");
            return List.of();
        }
        values.forEach(options::option);
        options.warnOfPrefixes();
        return options.options;
    }

    private void option(YamlValue value) {
        Fields fields = Fields.of(value, DialplanKeys.OPTION, context.findings());
        Target next = context.target(fields, "next");
        Optional<Scalar> keys = fields.text("key").filter(this::usable);
        if (keys.isEmpty()) {
            return;
        }
        String meaning = fields.text("value")
                .filter(name -> FlowReader.isName(name, "an option", context.findings()))
                .or(() -> fields.text("next"))
                .map(Scalar::text)
                .orElse("");
        options.add(new Option(keys.get().text(), meaning, next, keys.get().at()));
    }

    private boolean usable(Scalar keys) {
        String text = keys.text();
        if (!KEYS.matcher(text).matches()) {
            return refuse(
                    keys, DialplanRule.BAD_KEYS, "'%s' is no key".formatted(text), "write 1 to 4 of 0-9 \"*\" \"#\"");
        }
        if (text.startsWith("0")) {
            return refuse(keys, DialplanRule.RESERVED_NAME, "key 0 always leads to a person", "choose another key");
        }
        Optional<DtmfDigit> clash = input.termChar().filter(end -> text.indexOf(end.symbol()) >= 0);
        if (clash.isPresent()) {
            return refuse(
                    keys,
                    DialplanRule.TERM_CHAR_CLASH,
                    "key %s ends an entry, it cannot be an option's"
                            .formatted(clash.get().symbol()),
                    "choose another key, or say term-char: none under input");
        }
        Scalar earlier = seen.putIfAbsent(text, keys);
        return earlier == null
                || refuse(
                        keys,
                        DialplanRule.DUPLICATE_OPTION,
                        "key %s has an option already, in line %d"
                                .formatted(text, earlier.at().line()),
                        "choose another key");
    }

    private boolean refuse(Scalar keys, DialplanRule rule, String problem, String remedy) {
        context.findings().error(keys.at(), rule, problem, remedy);
        return false;
    }

    private void warnOfPrefixes() {
        for (Scalar shorter : seen.values()) {
            seen.keySet().stream()
                    .filter(longer -> longer.length() > shorter.text().length() && longer.startsWith(shorter.text()))
                    .findFirst()
                    .ifPresent(longer -> warn(shorter.at(), shorter.text(), longer));
        }
    }

    private void warn(SourceSpan at, String shorter, String longer) {
        String problem = "key %s also begins %s: whoever presses it waits %s"
                .formatted(shorter, longer, Durations.shown(input.interdigitTimeout()));
        context.findings().warning(at, DialplanRule.KEY_PREFIX, problem, "choose keys that do not begin each other");
    }
}
