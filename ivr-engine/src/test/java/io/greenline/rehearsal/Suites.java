package io.greenline.rehearsal;

import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.TestFileLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suites from texts. */
final class Suites {
    private static final String CALENDARS =
            "calendars: {office: {time-zone: Asia/Shanghai, open: {mon-fri: 08:00-20:00}}}";

    private Suites() {}

    /** A dialplan beside a calendar {@code office}, Monday to Friday from 8 to 20. */
    static Dialplan plan(String text) {
        DialplanLoader.Result result = DialplanLoader.load(Bundle.of(
                "plan.yaml",
                Map.of(
                        "plan.yaml",
                        text.getBytes(StandardCharsets.UTF_8),
                        "calendars.yaml",
                        CALENDARS.getBytes(StandardCharsets.UTF_8))));
        if (result instanceof DialplanLoader.Loaded loaded) {
            return loaded.dialplan();
        }
        throw new AssertionError(result.diagnostics());
    }

    static List<Scenario> scenarios(Dialplan plan, String text) {
        TestFileLoader.Result result =
                TestFileLoader.load("plan.test.yaml", text.getBytes(StandardCharsets.UTF_8), _ -> Optional.of(plan));
        if (result instanceof TestFileLoader.Loaded loaded) {
            return loaded.scenarios();
        }
        throw new AssertionError(result.diagnostics());
    }

    static Suite of(Dialplan plan, String cases) {
        return new Suite(List.of(new Suite.File(Path.of("plan.test.yaml"), plan, scenarios(plan, cases))), List.of());
    }
}
