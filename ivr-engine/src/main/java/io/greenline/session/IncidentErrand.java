package io.greenline.session;

import io.greenline.dialplan.Value;
import io.greenline.incident.CallWish;
import io.greenline.incident.IncidentBook;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.OutageReport;
import io.greenline.incident.Refused;
import io.greenline.incident.Told;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** What a call does about an incident. */
record IncidentErrand(CallState state, Action.TellIncident wanted, Desk desk) {
    Outcome.OfIncident run() {
        try {
            return outcome(done(desk.outside().incidents(), desk.clock().instant()));
        } catch (Refused e) {
            return new Outcome.IncidentRefused(String.valueOf(e.getMessage()));
        }
    }

    private Told done(IncidentBook book, Instant now) throws Refused {
        return switch (wanted.act()) {
            case REPORT ->
                book.report(new OutageReport(
                        state.call().id(),
                        PhoneNumber.parse(wanted.number().shown()),
                        text(wanted.area()),
                        text(wanted.premises()),
                        now));
            case PROMISE ->
                book.promise(new CallWish(
                        state.call().id(),
                        incident(),
                        text(wanted.area()),
                        number(),
                        state.language().tag(),
                        tier(now),
                        now));
            case CANCEL -> book.cancel(incident(), number(), now);
            case RECALL -> book.recall(state.call().dialledFor(), now);
        };
    }

    /** By the classes of routing.yaml: whoever is in danger is called first. */
    private int tier(Instant now) {
        Value nothing = new Value.Text("");
        return new CallerFacts(
                        state,
                        new Action.Classify(nothing, nothing),
                        desk.outside().classifier().get(),
                        desk.outside().history(),
                        desk.queues().surge(),
                        now)
                .atOnce()
                .tier();
    }

    private IncidentNumber incident() throws Refused {
        String number = text(wanted.of());
        if (!IncidentNumber.isNumber(number)) {
            throw new Refused("this is no incident's number");
        }
        return new IncidentNumber(number);
    }

    private PhoneNumber number() throws Refused {
        return PhoneNumber.parse(wanted.number().shown()).orElseThrow(() -> new Refused("there is no number to call"));
    }

    private static String text(Value value) {
        return value.shown().strip();
    }

    private static Outcome.IncidentTold outcome(Told told) {
        return new Outcome.IncidentTold(
                told.incident().number().value(),
                told.incident().area(),
                told.known(),
                told.incident().reports(),
                local(told.since()),
                told.expected().map(IncidentErrand::local).orElse(""),
                told.promised(),
                told.language());
    }

    private static String local(ZonedDateTime time) {
        return time.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
