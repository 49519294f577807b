package io.greenline.session;

import io.greenline.dialplan.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A path with the values that fill its gaps.
 *
 * @param template as in the dialplan: {@code /accounts/{account}/balance}
 * @param fixed what stands before, between and behind the gaps: one more than there are values
 * @param values in the order of the path
 */
public record FilledPath(String template, List<String> fixed, List<Value> values) {
    public FilledPath {
        fixed = List.copyOf(fixed);
        values = List.copyOf(values);
        if (fixed.size() != values.size() + 1) {
            throw new IllegalArgumentException(
                    "a path with %d gaps has %d fixed parts".formatted(values.size(), fixed.size()));
        }
    }

    /** The path as it is asked for: each value percent-encoded (RFC 3986 section 2.1), so that none adds a step. */
    public String text() {
        StringBuilder text = new StringBuilder(fixed.getFirst());
        for (int i = 0; i < values.size(); i++) {
            text.append(encoded(values.get(i).shown())).append(fixed.get(i + 1));
        }
        return text.toString();
    }

    private static String encoded(String value) {
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        // A step of dots would be taken for one that leads up.
        return form.matches("\\.{1,2}") ? form.replace(".", "%2E") : form;
    }
}
