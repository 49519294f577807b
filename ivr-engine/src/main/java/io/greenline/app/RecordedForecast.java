package io.greenline.app;

import io.greenline.figures.Report;
import io.greenline.figures.Terms;
import io.greenline.forecast.Forecast;
import io.greenline.forecast.RecordedDay;
import io.greenline.forecast.Roster;
import io.greenline.forecast.StaffFile;
import io.greenline.forecast.WhatIf;
import io.greenline.routing.RoutingPlan;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * Plays a recorded day again and shows what was beside what comes of it.
 *
 * @param routing the plan of a routing file, instead of what held
 */
record RecordedForecast(
        CommandLine command, RecordedOptions options, Optional<RoutingPlan> routing, ReportForm form, long seed) {

    String text() {
        ZoneId zone = ZoneId.systemDefault();
        Instant now = InstantSource.system().instant();
        Report.Span span = options.span(command, now, zone);
        Report recorded = report(span, zone);
        RecordedDay day = new RecordedLog(options.log(), span, now).read(routing, recorded);
        check(day, recorded);
        WhatIf change = new WhatIf(routing, staff(day, zone));
        tell(change.missing(day));
        Report played = report(span, zone);
        Forecast.Replayed replayed = play(day, change, played);
        return form.beside(recorded, played, zone) + (form.isForPeople() ? drawn(replayed) : "");
    }

    private Forecast.Replayed play(RecordedDay day, WhatIf change, Report into) {
        try (Behind<Runnable> adding = new Behind<>("figures", task -> {
            task.run();
            return true;
        })) {
            Forecast.Replayed replayed = Forecast.replay(day, change, seed, List.of(into), adding::hand);
            adding.finish();
            return replayed;
        }
    }

    private Report report(Report.Span span, ZoneId zone) {
        return new Report(form.slicing(command, zone), form.grouping(), Terms.USUAL, span);
    }

    private void check(RecordedDay day, Report recorded) {
        if (recorded.callers().isEmpty()) {
            throw new CommandFailure(
                    "%s: nobody called in this time; name another with --recorded and --to".formatted(options.log()));
        }
        if (day.hasNoTalk()) {
            throw new CommandFailure(
                    "%s: nobody was served in this time, and so it is not known how long talks take; %s"
                            .formatted(options.log(), "name a longer one with --recorded and --to"));
        }
        routing.ifPresent(plan -> checkQueues(day, plan));
    }

    private static void checkQueues(RecordedDay day, RoutingPlan plan) {
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<QueueId, Integer> queue : day.queues().entrySet()) {
            if (!plan.queues().containsKey(queue.getKey())) {
                lacking.add(
                        "the routing file lacks the queue '%s', which had %d calls that day; add it, or name the queue %s"
                                .formatted(
                                        queue.getKey(), queue.getValue(), "that it has become as it was called then"));
            }
        }
        if (!lacking.isEmpty()) {
            throw new CommandFailure(lacking);
        }
    }

    private WhatIf.Staff staff(RecordedDay day, ZoneId zone) {
        RoutingPlan plan = routing.orElse(day.plan());
        return options.moreStaff()
                .<WhatIf.Staff>map(file -> new WhatIf.Staff.More(roster(file, plan, zone)))
                .or(() -> options.otherStaff().map(file -> new WhatIf.Staff.Instead(roster(file, plan, zone))))
                .orElseGet(WhatIf.Staff.AsRecorded::new);
    }

    private Roster roster(Path file, RoutingPlan plan, ZoneId zone) {
        StaffFile.Result result = StaffFile.load(file, plan, zone);
        return result.roster()
                .orElseThrow(() -> new CommandFailure(
                        result.diagnostics().stream().map(Object::toString).toList()));
    }

    private void tell(Set<AgentId> missing) {
        if (!missing.isEmpty()) {
            PrintWriter err = command.getErr();
            err.printf(
                    "warning: without %s, who worked that day and %s not in the routing file%n",
                    missing.stream().map(AgentId::value).collect(Collectors.joining(", ")),
                    missing.size() == 1 ? "is" : "are");
            err.flush();
        }
    }

    private static String drawn(Forecast.Replayed replayed) {
        return "drawn by chance: %d talks, %d hang-ups, %d times from offer to talk; all else is of the recorded day%n"
                .formatted(replayed.talksDrawn(), replayed.hangUpsDrawn(), replayed.pickUpsDrawn());
    }
}
