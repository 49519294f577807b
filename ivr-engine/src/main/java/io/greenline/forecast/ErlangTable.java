package io.greenline.forecast;

import io.greenline.figures.Figure;
import io.greenline.figures.Report;
import io.greenline.figures.Slicing;
import io.greenline.figures.Tally;
import io.greenline.figures.Terms;
import io.greenline.forecast.DayPlan.CallClass;
import io.greenline.routing.Agent;
import io.greenline.routing.Need;
import io.greenline.routing.Queue;
import io.greenline.routing.Reserve;
import io.greenline.routing.Tier;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forecast beside what Erlang's formulas say of each interval: where all callers wait in one queue and every agent can
 * serve every one of them. The formulas take each interval as a steady state; times are taken as exponential.
 */
public final class ErlangTable {
    private final DayPlan day;
    private final Terms terms;

    private ErlangTable(DayPlan day, Terms terms) {
        this.day = day;
        this.terms = terms;
    }

    /** The table as text, or why the formulas say nothing about this day. */
    public static String text(DayPlan day, Report byQueue, Slicing slicing, Terms terms) {
        ErlangTable table = new ErlangTable(day, terms);
        return table.whyNot()
                .map(why -> "Erlang's formulas do not apply: " + why + "\n")
                .orElseGet(() -> table.rows(byQueue, slicing));
    }

    private Optional<String> whyNot() {
        Set<QueueId> queues =
                day.classes().stream().map(each -> each.wish().queue()).collect(Collectors.toSet());
        if (queues.size() != 1) {
            return Optional.of("callers wait in %d queues".formatted(queues.size()));
        }
        Queue queue = day.plan().queues().get(queues.iterator().next());
        for (DayPlan.Shift shift : day.shifts()) {
            for (AgentId id : shift.agents()) {
                if (queue == null || !serves(day.plan().agents().get(id), queue)) {
                    return Optional.of("agent %s cannot serve every caller of queue %s"
                            .formatted(id, queues.iterator().next()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean serves(@Nullable Agent agent, Queue queue) {
        if (agent == null || (!agent.queues().isEmpty() && !agent.queues().contains(queue.id()))) {
            return false;
        }
        return agent.media().contains(queue.media())
                && queue.needs().stream()
                        .filter(need -> need.strength() == Need.Strength.MUST)
                        .allMatch(need -> meets(agent, need.what()));
    }

    private boolean meets(Agent agent, Need.What what) {
        return switch (what) {
            case Need.OfSkill(var skill, int least) -> agent.skills().getOrDefault(skill, 0) >= least;
            case Need.OfLanguage() ->
                day.classes().stream()
                        .flatMap(each -> each.wish().language().stream())
                        .allMatch(language -> speaks(agent, language));
        };
    }

    private static boolean speaks(Agent agent, Language language) {
        return agent.languages().stream().anyMatch(language::isSameTongue);
    }

    private String rows(Report report, Slicing slicing) {
        StringBuilder text = new StringBuilder("%-5s %7s %6s  %-26s  %-26s  %s%n"
                .formatted("from", "calls", "agents", "service level", "asa", "abandoned"));
        text.append("%-5s %7s %6s  %8s %8s %8s  %8s %8s %8s  %8s %8s%n"
                .formatted(
                        "",
                        "",
                        "",
                        "forecast",
                        "erlang-c",
                        "erlang-a",
                        "forecast",
                        "erlang-c",
                        "erlang-a",
                        "forecast",
                        "erlang-a"));
        for (Map.Entry<Report.Key, Tally> row : report.callers().entrySet()) {
            text.append(row(row.getKey().start(), slicing.end(row.getKey().start()), row.getValue()));
        }
        return text.toString();
    }

    private String row(Instant start, Instant end, Tally tally) {
        Duration from = Duration.between(day.begins(), start);
        Duration to = Duration.between(day.begins(), end);
        double calls = calls(from, to);
        int agents = day.at(from).size() - kept();
        Optional<Erlang.Load> load = calls > 0 && agents > 0
                ? Optional.of(new Erlang.Load(
                        calls / to.minus(from).toSeconds(), handling(from, to), agents, withinAfterRinging()))
                : Optional.empty();
        Optional<Erlang> c = load.flatMap(Erlang::c);
        Optional<Erlang> a = load.flatMap(of -> patience(from, to).map(mean -> Erlang.a(of, mean)));
        return "%02d:%02d %7.1f %6d  %8s %8s %8s  %8s %8s %8s  %8s %8s%n"
                .formatted(
                        from.toHours(),
                        from.toMinutesPart(),
                        calls,
                        agents,
                        percent(Figure.SERVICE_LEVEL_C.of(tally)),
                        percent(c, Erlang::service),
                        percent(a, Erlang::service),
                        seconds(Figure.ASA.of(tally)),
                        seconds(c.map(this::asa)),
                        seconds(a.map(this::asa)),
                        percent(Figure.ABANDON_RATE.of(tally)),
                        percent(a, Erlang::abandoned));
    }

    private Tier tier() {
        CallClass first = day.classes().getFirst();
        return first.wish().tier().orElseGet(() -> queue().tier());
    }

    private Queue queue() {
        QueueId id = day.classes().getFirst().wish().queue();
        return Objects.requireNonNull(day.plan().queues().get(id));
    }

    /** Agents whom these callers never get: they are kept for others. */
    private int kept() {
        return day.plan().reserves().stream()
                .filter(reserve -> tier().compareTo(reserve.upTo()) > 0)
                .mapToInt(Reserve::agents)
                .sum();
    }

    /** The formulas end at the offer; a caller is answered when the telephone has been picked up. */
    private Duration withinAfterRinging() {
        Duration left = terms.within(tier()).minus(day.pickUp());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private double asa(Erlang erlang) {
        return erlang.meanWait() + day.pickUp().toMillis() / 1000.0;
    }

    private double calls(Duration from, Duration to) {
        return day.classes().stream()
                .mapToDouble(each -> each.arrivals().between(from, to))
                .sum();
    }

    /** What a call takes an agent: the ringing, the talk, the wrap-up; the mean over the classes by their calls. */
    private Duration handling(Duration from, Duration to) {
        double sum = 0;
        for (CallClass each : day.classes()) {
            sum += each.arrivals().between(from, to) * each.talk().mean().toMillis();
        }
        return Duration.ofMillis(Math.round(sum / calls(from, to)))
                .plus(queue().wrapUp())
                .plus(day.pickUp());
    }

    /** The rates at which callers hang up, averaged by calls; empty when nobody does. */
    private Optional<Duration> patience(Duration from, Duration to) {
        double rate = 0;
        for (CallClass each : day.classes()) {
            double calls = each.arrivals().between(from, to);
            rate += each.patience().map(time -> calls / time.mean().toMillis()).orElse(0.0);
        }
        return rate == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(calls(from, to) / rate)));
    }

    private static String percent(Optional<Erlang> of, ToDoubleFunction<Erlang> figure) {
        return of.map(erlang -> percent(OptionalDouble.of(figure.applyAsDouble(erlang))))
                .orElse("-");
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", share.getAsDouble() * 100);
    }

    private static String seconds(Optional<Double> seconds) {
        return seconds.map(value -> String.format(Locale.ROOT, "%.1f s", value)).orElse("-");
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isEmpty() ? "-" : seconds(Optional.of(seconds.getAsDouble()));
    }
}
