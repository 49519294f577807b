package io.greenline.dialplan;

import io.greenline.dialplan.PathTemplate.Part;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the path of a request: {@code /accounts/{account}/balance}. */
final class PathReader {
    private static final int MAX_LENGTH = 500;
    private static final Pattern FORM = Pattern.compile(
            "(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|\\{[^{}]+})+)+/?(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|\\{[^{}]+})*)?");
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(?=[/?]|$)");
    private static final Pattern GAP = Pattern.compile("\\{([^{}]+)}");

    private final FlowContext context;

    PathReader(FlowContext context) {
        this.context = context;
    }

    /** The path; empty, with a finding, where it is none. */
    Optional<PathTemplate> read(Scalar scalar) {
        String text = scalar.text();
        if (text.length() > MAX_LENGTH
                || !FORM.matcher(text).matches()
                || DOTS.matcher(text).find()) {
            context.findings()
                    .error(
                            scalar.at(),
                            DialplanRule.BAD_PATH,
                            "this is no path below a backend's address",
                            "write steps such as /accounts/{account}/balance; the host stands in the settings");
            return Optional.empty();
        }
        int errors = context.findings().errors();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Matcher gap = GAP.matcher(text); gap.find(); from = gap.end()) {
            fixed(text.substring(from, gap.start()), parts);
            gap(new ExpressionText(gap.group(1).strip(), scalar, offset(text, gap)))
                    .ifPresent(parts::add);
        }
        fixed(text.substring(from), parts);
        return context.findings().errors() > errors ? Optional.empty() : Optional.of(new PathTemplate(text, parts));
    }

    private static int offset(String text, Matcher gap) {
        int blanks = gap.group(1).length() - gap.group(1).stripLeading().length();
        return text.codePointCount(0, gap.start(1) + blanks);
    }

    private static void fixed(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Fixed(text));
        }
    }

    private Optional<Part> gap(ExpressionText text) {
        return context.expression(text).filter(value -> fills(value, text)).map(Part.Gap::new);
    }

    private boolean fills(Expression value, ExpressionText text) {
        boolean fits = value.type() != ValueType.TEXTS;
        if (!fits) {
            context.findings()
                    .error(text.at(), DialplanRule.WRONG_VALUE_TYPE, "a list fills no gap of a path", "take one text");
        }
        return fits;
    }
}
