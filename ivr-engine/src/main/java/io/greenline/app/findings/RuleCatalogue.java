package io.greenline.app.findings;

import io.greenline.dialplan.DialplanRule;
import io.greenline.dialplan.LintRule;
import io.greenline.source.Rule;
import io.greenline.yaml.YamlRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every rule that {@code greenline check} knows. */
public final class RuleCatalogue {
    /** In the order of docs/checks.md. */
    public static final List<Rule> ALL = Stream.<Rule[]>of(YamlRule.values(), DialplanRule.values(), LintRule.values())
            .flatMap(Arrays::stream)
            .toList();

    private RuleCatalogue() {}
}
