package io.greenline.floor;

import static io.greenline.floor.Rig.LI;
import static io.greenline.floor.Rig.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.call.Talk.Refused;
import io.greenline.routing.Agent;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Standing.TicketState;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks whose agent is called first, between the core and the switch. */
class AgentFirstCallbacksTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("13800138000");
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Dialer.Dialled NOBODY =
            new Dialer.Dialled.NotReached(NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER, "nobody");
    private static final CallbackTerms TERMS = new CallbackTerms(
            Optional.empty(), 2, EVERY, Duration.ofMinutes(2), Duration.ofHours(24), 10, CallbackTerms.First.AGENT);

    private final Rig rig = new Rig(new InMemoryRoutingLog());
    private final List<String> happened = new ArrayList<>();
    private final List<StandingAgent.Watch> agents = new ArrayList<>();
    private Dialer.Dialled answer = new Dialer.Dialled.Answered();

    /** A switch that notes what it is asked. */
    private final class Notes implements Dialer {
        @Override
        public Dialled dial(OutboundCall call, CallOff off) {
            happened.add("dials " + call.number() + " for " + call.token());
            return answer;
        }

        @Override
        public StandingAgent standBy(AgentCall agent, String music, StandingAgent.Watch watch) {
            happened.add("rings " + agent.dialString() + " and says " + said(agent.whisper()));
            agents.add(watch);
            return new StandingAgent() {
                @Override
                public Dialled dial(OutboundCall call, CallOff off) {
                    return Notes.this.dial(call, off);
                }

                @Override
                public void letGo(List<Sound> words) {
                    happened.add("lets " + agent.dialString() + " go and says " + said(words));
                }

                @Override
                public void awaitOver() {
                    happened.add(agent.dialString() + " is hung up");
                }
            };
        }
    }

    private static List<String> said(List<Sound> sounds) {
        return sounds.stream().map(Sound::words).toList();
    }

    private static Sound sound(String text) {
        return new Sound(Path.of("/prompts/" + text), text, Duration.ofSeconds(1));
    }

    private static final class Words implements StandByWords {
        @Override
        public List<Sound> whisper(Agent agent, QueueId queue, Wish wish, Duration waited) {
            return List.of(sound(queue + " " + wish.about() + " " + waited.toMinutes()));
        }

        @Override
        public List<Sound> notReached(Agent agent, Wish wish) {
            return List.of(sound("not reached"));
        }
    }

    @BeforeEach
    void begin() throws Refused {
        rig.rules = new Anybody();
        engine();
        promised();
    }

    private void engine() {
        rig.begin(Rig.plan(List.of(), Optional.of(TERMS)));
        rig.floor.listen(new CallbackRunner(
                rig.floor,
                new Notes(),
                new CallbackRunner.Terms("PJSIP/{number}@trunk", "95598", Duration.ofSeconds(30)),
                new Words(),
                Runnable::run));
    }

    private void promised() {
        assertThat(rig.caller("c-1").seat.callBack(NUMBER, Optional.empty())).isInstanceOf(Seat.Promised.Noted.class);
        rig.pass(Duration.ofMinutes(3));
    }

    private Rig.Caller comesBack(CallerCard.Came came) {
        return new Rig.Caller(rig.floor, "c-1", Rig.GENERAL, new CallerCard(Optional.of(NUMBER), "", came));
    }

    private RoutingSnapshot.Ticket ticket() {
        return rig.floor.snapshot().tickets().stream()
                .filter(each -> each.id().value().equals("c-1"))
                .findFirst()
                .orElseThrow();
    }

    private void standsBy(AgentId agent) throws Refused {
        rig.desk.signIn(agent);
        agents.getLast().rang();
        agents.getLast().standsBy();
    }

    @Test
    void theAgentHearsWhoItIsBeforeTheCustomerIsDialledAndIsHersWhenSheComes() throws Refused {
        rig.desk.signIn(ZHANG);
        assertThat(happened).containsExactly("rings PJSIP/1001 and says [general outage, First Hospital 3]");
        agents.getLast().rang();
        agents.getLast().standsBy();
        assertThat(happened).last().isEqualTo("dials 13800138000 for c-1");
        rig.pass(Duration.ofSeconds(100));
        Rig.Caller back = comesBack(CallerCard.Came.CALLED_BACK);
        Seat.Word.Ring ring = back.rings();
        assertThat(ring.agent().id()).isEqualTo(ZHANG);
        assertThat(ring.way()).isEqualTo(Seat.Word.Ring.Way.STANDS_BY);
        back.talks();
        assertThat(ticket().state()).isEqualTo(TicketState.TALKING);
        assertThat(happened).hasSize(2);
    }

    @Test
    void anAgentIsToldThatNobodyIsReachedAndIsOfferedNobodyUntilTheTelephoneIsFree() throws Refused {
        answer = NOBODY;
        rig.desk.signIn(ZHANG);
        Rig.Caller other = rig.caller("c-2");
        agents.getLast().standsBy();
        assertThat(happened)
                .containsSequence(
                        "dials 13800138000 for c-1",
                        "lets PJSIP/1001 go and says [not reached]",
                        "PJSIP/1001 is hung up");
        assertThat(other.rings().agent().id()).isEqualTo(ZHANG);
        assertThat(ticket().state()).isEqualTo(TicketState.VIRTUAL);
        other.talks();
        other.seat.leave(io.greenline.routing.RoutingEvent.Left.Leaving.ABANDONED);
        rig.pass(EVERY.plusMinutes(1));
        assertThat(happened).filteredOn(each -> each.startsWith("rings")).hasSize(2);
    }

    @Test
    void anAgentWhoDoesNotAnswerIsFollowedByTheNextOne() throws Refused {
        rig.desk.signIn(ZHANG);
        rig.desk.signIn(LI);
        agents.getLast().rang();
        agents.getLast().gone(new NotConnected(NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER));
        assertThat(happened.getLast()).startsWith("rings PJSIP/1002");
        assertThat(ticket().callback().orElseThrow().attempts()).isZero();
    }

    @Test
    void anAgentWhoHangsUpLeavesTheCustomerToBeFirstInLine() throws Refused {
        standsBy(ZHANG);
        agents.getLast().gone(new NotConnected(NotConnected.Why.BUSY, HangupCause.CALL_REJECTED));
        assertThat(ticket().state()).isEqualTo(TicketState.DIALLED);
        rig.desk.signIn(LI);
        Rig.Caller back = comesBack(CallerCard.Came.CALLED_BACK);
        assertThat(back.rings().agent().id()).isEqualTo(LI);
        assertThat(back.rings().way()).isEqualTo(Seat.Word.Ring.Way.RINGS);
    }

    @Test
    void aCustomerWhoAnswersAndHangsUpWasNotReached() throws Refused {
        standsBy(ZHANG);
        agents.getLast().customerLeft();
        assertThat(happened).contains("lets PJSIP/1001 go and says [not reached]");
        assertThat(ticket().state()).isEqualTo(TicketState.VIRTUAL);
        assertThat(ticket().callback().orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void whoCallsHerselfIsOfferedLikeAnybodyBecauseTheAgentStandsByForAnotherCall() throws Refused {
        standsBy(ZHANG);
        Rig.Caller herself = comesBack(CallerCard.Came.HERSELF);
        assertThat(happened.getLast()).isEqualTo("lets PJSIP/1001 go and says []");
        assertThat(herself.rings().way()).isEqualTo(Seat.Word.Ring.Way.RINGS);
        assertThat(rig.decided)
                .filteredOn(Decision.OfferEnded.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aCallbackThatIsCancelledFreesTheAgent() throws Refused {
        standsBy(ZHANG);
        rig.floor.cancelCallback(new TicketId("c-1"), "called again");
        assertThat(happened.getLast()).isEqualTo("lets PJSIP/1001 go and says []");
        assertThat(rig.floor.snapshot().tickets()).isEmpty();
    }

    @Test
    void aSwitchThatCannotDoItIsAnAttemptThatFailed() throws Refused {
        rig.desk.signIn(ZHANG);
        agents.getLast().failed("no connection");
        assertThat(ticket().state()).isEqualTo(TicketState.VIRTUAL);
        assertThat(ticket().callback().orElseThrow().attempts()).isEqualTo(1);
        assertThat(rig.caller("c-2").rings().agent().id()).isEqualTo(ZHANG);
    }

    @Test
    void theNextEngineTriesAgainWhateverTheLastOneWasKilledIn() throws Refused {
        standsBy(ZHANG);
        rig.wall = rig.wall.plusSeconds(12);
        engine();
        assertThat(ticket().state()).isEqualTo(TicketState.VIRTUAL);
        assertThat(rig.floor.callbackOf(NUMBER)).contains(new TicketId("c-1"));
        happened.clear();
        rig.pass(EVERY.plusSeconds(10));
        assertThat(happened).singleElement().satisfies(each -> assertThat(each).startsWith("rings PJSIP/1001"));
    }

    /** However long it takes until there is another engine. */
    @ParameterizedTest
    @ValueSource(ints = {2, 60, 3600})
    void anEngineThatIsKilledWhileAnAgentIsRungCostsTheCustomerNoAttemptAndTheAgentNothing(int seconds) throws Refused {
        rig.desk.signIn(ZHANG);
        agents.getLast().rang();
        killed(seconds);
        assertThat(ticket().callback().orElseThrow().attempts()).isZero();
        assertThat(rig.desk.state(ZHANG).missed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 60, 3600})
    void anAgentWhoHadNotRungYetIsNoAttemptEither(int seconds) throws Refused {
        rig.desk.signIn(ZHANG);
        killed(seconds);
        assertThat(ticket().callback().orElseThrow().attempts()).isZero();
    }

    private void killed(int seconds) {
        rig.wall = rig.wall.plusNanos(rig.ticker.nanos()).plusSeconds(seconds);
        engine();
    }

    @Test
    void whereNobodyDialsNoAgentIsKeptForACustomer() throws Refused {
        rig.begin(Rig.plan(List.of(), Optional.of(TERMS)));
        rig.floor.listen(new NobodyDials(rig.floor));
        rig.desk.signIn(ZHANG);
        assertThat(rig.caller("c-2").rings().agent().id()).isEqualTo(ZHANG);
    }
}
