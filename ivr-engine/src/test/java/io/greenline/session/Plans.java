package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
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
        Bundle files = Bundle.of(
                "test.yaml",
                Map.of(
                        "test.yaml",
                        yaml.getBytes(StandardCharsets.UTF_8),
                        "calendars.yaml",
                        CALENDARS.getBytes(StandardCharsets.UTF_8)));
        return switch (DialplanLoader.load(files)) {
            case DialplanLoader.Loaded loaded -> loaded.dialplan();
            case DialplanLoader.Refused refused ->
                throw new AssertionError(
                        refused.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        };
    }

    static InboundCall call() {
        return new InboundCall(
                new CallId("greenline-1.1"), PhoneNumber.parse("13900000001"), "Caller", "95598", "simulator");
    }

    static InboundCall anonymousCall() {
        return new InboundCall(new CallId("greenline-1.2"), Optional.empty(), "", "95598", "simulator");
    }
}
