package io.greenline.app.findings;

import io.greenline.calendar.CalendarRule;
import io.greenline.caller.NoticeRule;
import io.greenline.dialplan.DialplanRule;
import io.greenline.dialplan.FileRule;
import io.greenline.dialplan.LintRule;
import io.greenline.forecast.ForecastRule;
import io.greenline.grammar.match.MatchRule;
import io.greenline.grammar.srgs.GrammarRule;
import io.greenline.routing.plan.RoutingRule;
import io.greenline.source.Rule;
import io.greenline.yaml.YamlRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rule that {@code greenline check} knows. */
public final class RuleCatalogue {
    /** Of dialplans, in the order of docs/checks.md. */
    public static final List<Rule> DIALPLANS = Stream.<Rule[]>of(
                    YamlRule.values(), DialplanRule.values(), FileRule.values(), LintRule.values())
            .flatMap(Arrays::stream)
            .toList();

    /** Of grammars, in the order of docs/checks.md; rules that hold for every file are told there with the others. */
    public static final List<Rule> GRAMMARS = Stream.<Rule>of(GrammarRule.values())
            .filter(rule -> DIALPLANS.stream().noneMatch(other -> other.id().equals(rule.id())))
            .toList();

    /** Of calendars, notices, routing, forecasts and grammars too; where one of these has the name of a dialplan's rule, that one speaks for both. */
    public static final List<Rule> ALL = List.copyOf(Stream.concat(
                    DIALPLANS.stream(),
                    Stream.<Rule[]>of(
                                    CalendarRule.values(),
                                    NoticeRule.values(),
                                    RoutingRule.values(),
                                    ForecastRule.values(),
                                    GrammarRule.values(),
                                    MatchRule.values(),
                                    SpeechRule.values())
                            .flatMap(Arrays::stream))
            .collect(Collectors.toMap(Rule::id, Function.identity(), (first, _) -> first, LinkedHashMap::new))
            .values());

    private RuleCatalogue() {}
}
