package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Dialplans and calls for tests. */
final class Plans {
    private Plans() {}

    private static final String CALENDARS =
            "calendars: {office: {time-zone: Asia/Shanghai, open: {mon-fri: 08:00-20:00}}}";

    /** A dialplan from its YAML, beside a calendar {@code office}; the test fails with the diagnostics when it is refused. */
    static Dialplan of(String yaml) {
        return of(yaml, Map.of());
    }

    /**
     * A dialplan beside grammars in English.
     *
     * @param rules what the root rule of each is, by the grammar's name; values as literals
     */
    static Dialplan of(String yaml, Map<String, String> rules) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("test.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        files.put("calendars.yaml", CALENDARS.getBytes(StandardCharsets.UTF_8));
        rules.forEach((name, rule) -> files.put("grammars/%s.en-US.gram".formatted(name), grammar(rule)));
        return switch (DialplanLoader.load(Bundle.of("test.yaml", files))) {
            case DialplanLoader.Loaded loaded -> loaded.dialplan();
            case DialplanLoader.Refused refused ->
                throw new AssertionError(
                        refused.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        };
    }

    private static byte[] grammar(String rule) {
        return """
                #ABNF 1.0 UTF-8;
                language en-US;
                root $answer;
                tag-format <semantics/1.0-literals>;
                $answer = %s;
                """.formatted(rule).getBytes(StandardCharsets.UTF_8);
    }

    static InboundCall call() {
        return new InboundCall(
                new CallId("greenline-1.1"), PhoneNumber.parse("13900000001"), "Caller", "95598", "simulator");
    }

    static InboundCall anonymousCall() {
        return new InboundCall(new CallId("greenline-1.2"), Optional.empty(), "", "95598", "simulator");
    }
}
