package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.backend.Backends;
import io.greenline.backend.Outbox;
import io.greenline.calendar.Overrides;
import io.greenline.caller.CallbackBook;
import io.greenline.caller.CallerHistory;
import io.greenline.caller.Customer;
import io.greenline.caller.Handovers;
import io.greenline.caller.NoticeBoard;
import io.greenline.dialplan.Dialplan;
import io.greenline.incident.CallTerms;
import io.greenline.incident.InMemoryLedger;
import io.greenline.incident.IncidentDesk;
import io.greenline.incident.IncidentListener;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.Incidents;
import io.greenline.incident.OutageNews;
import io.greenline.journal.InMemoryJournal;
import io.greenline.rehearsal.WordsPrompter;
import io.greenline.routing.plan.Beside;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a call says of an outage reaches the incidents, and what they say comes back into its variables. */
class IncidentErrandTest {
    private static final IncidentNumber FIRST = new IncidentNumber("1001");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final IncidentDesk incidents = new IncidentDesk(ledger);

    private static Dialplan plan(String nodes) {
        return Plans.of("""
                dialplan: outages
                languages: [en-US, zh-CN]
                start: who
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  who: {lookup: customer, next: it, on: {not-found: it, failed: it}}
                %s  yes: {play: told, next: hangup}
                  no: {play: refused, next: hangup}
                  desk: {transfer: desk, on: {failure: hangup}}
                prompts:
                  told: {en-US: 'incident {outage.number} of {outage.reports} since {outage.since}', zh-CN: '编号{outage.number}'}
                  refused: {en-US: refused, zh-CN: 不行}
                """.formatted(nodes.indent(2)));
    }

    private List<String> run(String nodes, List<String> needs) throws Exception {
        WaitingRoom room = new WaitingRoom();
        Dialplan plan = plan(nodes);
        byte[] file = """
                queues: {life-support: {tier: 1}, general: {}}
                classes:
                  - {class: life-support, when: {need: life-support}, queue: life-support}
                  - {else: ordinary, queue: general}
                """.getBytes(StandardCharsets.UTF_8);
        Routing routing = ((RoutingFile.Loaded) RoutingFile.load("routing.yaml", file, Beside.NOTHING)).routing();
        Outside outside = new Outside(
                Backends.NONE,
                Outbox.NONE,
                NoticeBoard.NONE,
                CallbackBook.NONE,
                Handovers.NONE,
                Overrides.NONE,
                CallerHistory.NONE,
                routing::classifier,
                new Incidents(
                        ledger,
                        OutageNews.none(ZoneId.of("Asia/Shanghai")),
                        _ -> new CallTerms(1, Duration.ofMinutes(1), Duration.ofHours(1), CallTerms.Hours.OPEN),
                        IncidentListener.NONE));
        Desk desk = new Desk(
                new InMemoryJournal(),
                number -> Optional.of(new Customer(number, "", "standard", needs, "", "north", "", 0)),
                Map.of(),
                outside,
                room);
        new Switchboard(LiveDialplans.only(plan, new WordsPrompter(plan)), desk, CallListener.NONE).handle(room);
        return room.happened;
    }

    @Test
    void aReportIsPutToTheIncidentOfItsAreaInTheTimeOfTheUtility() throws Exception {
        assertThat(run(
                        "it: {incident: report, area: caller.area, into: outage, next: yes, on: {refused: no}}\n",
                        List.of()))
                .contains("said: incident one zero zero one of one since"
                        + " two zero two six - one one - two three T one zero : zero zero");
        assertThat(incidents.show(FIRST).incident().area()).isEqualTo("north");
    }

    @Test
    void whoIsInDangerIsPromisedACallBeforeOthers() throws Exception {
        String nodes = """
                it: {incident: report, area: caller.area, into: outage, next: promise, on: {refused: no}}
                promise: {incident: promise, of: outage.number, number: '"13900000007"', next: yes, on: {refused: no}}
                """;
        run(nodes, List.of("life-support"));
        assertThat(incidents.promises(FIRST, 9)).singleElement().satisfies(promise -> {
            assertThat(promise.number()).isEqualTo(new PhoneNumber("13900000007"));
            assertThat(promise.tier()).isOne();
            assertThat(promise.language()).isEqualTo("en-US");
        });
    }

    @Test
    void whatIsNoNumberOfAnIncidentOrATelephoneIsRefused() throws Exception {
        assertThat(run(
                        "it: {incident: promise, of: '\"no such thing\"', into: outage, next: yes, on: {refused: no}}\n",
                        List.of()))
                .contains("said: refused");
        assertThat(run(
                        "it: {incident: promise, of: '\"1001\"', number: '\"me\"', into: outage, next: yes, on: {refused: no}}\n",
                        List.of()))
                .contains("said: refused");
        assertThat(incidents.list(9)).isEmpty();
    }

    @Test
    void aCallThatNobodyWasPromisedIsAboutNothing() throws Exception {
        assertThat(run("it: {incident: recall, into: outage, next: yes, on: {refused: no}}\n", List.of()))
                .contains("said: refused");
    }
}
