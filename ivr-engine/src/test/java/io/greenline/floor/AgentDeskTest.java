package io.greenline.floor;

import static io.greenline.floor.Rig.LI;
import static io.greenline.floor.Rig.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.call.Talk;
import io.greenline.call.Talk.Refused;
import io.greenline.floor.RoutingJson.Unreadable;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.TicketId;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentDeskTest {
    private final Rig rig = Rig.with(Rig.plan());
    private final NotedTalk talk = new NotedTalk();
    private AgentDesk desk;

    @BeforeEach
    void zhangTalks() throws Refused {
        desk = new AgentDesk(rig.floor, Map.of(new EndpointName("interpreter"), "PJSIP/trunk-7"));
        desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        var progress = caller.seat.progress(caller.rings().offer());
        progress.rang();
        progress.accepted();
        progress.connected(talk);
    }

    private List<String> acts() throws Unreadable {
        List<String> acts = new ArrayList<>();
        for (RoutingLog.Entry entry : rig.log.after(0, 1_000)) {
            if (RoutingJson.event(entry.event())
                    instanceof RoutingEvent.Acted(var _, var who, String act, String with)) {
                acts.add("%s %s %s".formatted(who, act, with).strip());
            }
        }
        return acts;
    }

    @Test
    void everyActIsDoneAndKept() throws Refused, InterruptedException, Unreadable {
        for (TalkAct act : List.of(
                new TalkAct.Hold(),
                new TalkAct.Resume(),
                new TalkAct.Consult("interpreter"),
                new TalkAct.Join(),
                new TalkAct.Drop(),
                new TalkAct.Consult("1002"),
                new TalkAct.Complete(),
                new TalkAct.TransferTo("interpreter"),
                new TalkAct.SendBack())) {
            desk.act(ZHANG, act);
        }
        assertThat(talk.done)
                .containsExactly(
                        "hold",
                        "resume",
                        "consult PJSIP/trunk-7",
                        "join",
                        "drop",
                        "consult PJSIP/1002",
                        "complete",
                        "transfer PJSIP/trunk-7",
                        "return");
        assertThat(acts())
                .containsExactly(
                        "1001 hold",
                        "1001 resume",
                        "1001 consult interpreter",
                        "1001 join",
                        "1001 drop",
                        "1001 consult 1002",
                        "1001 complete",
                        "1001 transfer interpreter",
                        "1001 return");
    }

    @Test
    void whatTheSwitchRefusesIsToldAndKeptAsRefused() throws Unreadable {
        talk.refuses = "hold";
        assertThatThrownBy(() -> desk.act(ZHANG, new TalkAct.Hold())).hasMessage("the switch cannot hold");
        assertThat(acts()).containsExactly("1001 hold-refused");
    }

    @Test
    void nobodyIsGivenToATelephoneThatSomebodyTyped() {
        assertThatThrownBy(() -> desk.act(ZHANG, new TalkAct.TransferTo("PJSIP/00900123456@trunk")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no endpoint");
        assertThat(talk.done).isEmpty();
    }

    @Test
    void aSupervisorListensWhispersAndBargesAndIsKeptEachTime() throws Refused, InterruptedException, Unreadable {
        for (Talk.Supervision way : Talk.Supervision.values()) {
            desk.supervise(LI, ZHANG, way);
        }
        assertThat(talk.done)
                .containsExactly(
                        "supervise PJSIP/1002 LISTEN", "supervise PJSIP/1002 WHISPER", "supervise PJSIP/1002 BARGE");
        assertThat(acts()).containsExactly("1002 listen 1001", "1002 whisper 1001", "1002 barge 1001");
    }

    @Test
    void whoIsNoSupervisorListensToNobody() {
        assertThatThrownBy(() -> desk.supervise(ZHANG, LI, Talk.Supervision.LISTEN))
                .hasMessageContaining("has no skill 'supervisor'");
        assertThat(talk.done).isEmpty();
    }

    @Test
    void whoTalksWithNobodyIsToldSo() {
        assertThatThrownBy(() -> desk.act(LI, new TalkAct.Hold())).hasMessageContaining("talks with nobody");
        assertThatThrownBy(() -> desk.signIn(new AgentId("9999"))).hasMessageContaining("no agent '9999'");
    }

    @Test
    void aTalkThatIsOverCannotBeHeld() throws Refused {
        rig.floor.gone(new TicketId("c-1"));
        assertThatThrownBy(() -> desk.act(ZHANG, new TalkAct.Hold())).hasMessageContaining("talks with nobody");
        assertThat(desk.state(ZHANG).state()).isEqualTo(AgentState.WRAPPING_UP);
    }

    @Test
    void aScreenShowsTheCallerFromTheOfferToTheEnd() throws Refused {
        Screens screens = new Screens(rig.floor);
        rig.floor.listen(screens);
        List<AgentNews> seen = new ArrayList<>();
        Screens.Open open = screens.open(LI, seen::add);
        Seat seat = rig.floor.join(
                new io.greenline.routing.TicketId("c-2"),
                Rig.wish(Rig.GENERAL),
                new CallerCard(Optional.of(new PhoneNumber("13800138000")), "Wang"),
                () -> {});
        desk.signIn(LI);
        assertThat(seen)
                .anySatisfy(news -> assertThat(news).isInstanceOfSatisfying(AgentNews.Offered.class, offered -> {
                    assertThat(offered.pop().card().name()).isEqualTo("Wang");
                    assertThat(offered.pop().wish().about()).isEqualTo("outage, First Hospital");
                    assertThat(offered.pop().rule()).isNotBlank();
                }));
        List<AgentNews> late = new ArrayList<>();
        screens.open(LI, late::add);
        assertThat(late).hasAtLeastOneElementOfType(AgentNews.Offered.class);
        seat.leave(RoutingEvent.Left.Leaving.ABANDONED);
        assertThat(seen).hasAtLeastOneElementOfType(AgentNews.OfferEnded.class);
        int before = seen.size();
        open.close();
        desk.away(LI, "lunch");
        assertThat(seen).hasSize(before);
    }
}
