package io.greenline.contract;

import io.greenline.backend.Backends;
import io.greenline.backend.Outbox;
import io.greenline.backend.Reply;
import io.greenline.calendar.Opening;
import io.greenline.caller.CallbackBook;
import io.greenline.caller.CallerHistory;
import io.greenline.caller.Handovers;
import io.greenline.caller.NoticeBoard;
import io.greenline.caller.NoticeId;
import io.greenline.incident.CallTerms;
import io.greenline.incident.InMemoryLedger;
import io.greenline.incident.IncidentListener;
import io.greenline.incident.Incidents;
import io.greenline.incident.OutageNews;
import io.greenline.routing.Classifier;
import io.greenline.session.Outside;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the contract's dialplans reach outside: the same for every driver. */
final class ContractOutside {
    private ContractOutside() {}

    static Outside outside() {
        Backends billing = request -> switch (request.path()) {
            case "/balance/13900000001" -> new Reply.Done("{\"balance\": 12.5}");
            case "/nobody" -> new Reply.Missing();
            default -> new Reply.Failed("no such path");
        };
        Outbox outbox = message -> {};
        NoticeBoard notices =
                (audience, _) -> audience.area().equals("north") ? List.of(new NoticeId("works")) : List.of();
        CallbackBook callbacks = wish -> {
            if (wish.reason().equals("unwanted")) {
                throw new CallbackBook.Refused("nobody calls there");
            }
        };
        Handovers handovers = (_, _, _) -> Optional.of(new Handovers.Handover("app", Map.of("topic", "bill")));
        return new Outside(
                billing,
                outbox,
                notices,
                callbacks,
                handovers,
                (calendar, _) -> calendar.value().equals("shut")
                        ? Optional.of(new Opening(Opening.State.CLOSED, "flood", Optional.empty()))
                        : Optional.empty(),
                CallerHistory.NONE,
                () -> Classifier.NONE,
                new Incidents(
                        new InMemoryLedger(),
                        OutageNews.none(ZoneOffset.UTC),
                        _ -> new CallTerms(1, Duration.ofMinutes(1), Duration.ofHours(1), CallTerms.Hours.OPEN),
                        IncidentListener.NONE));
    }
}
