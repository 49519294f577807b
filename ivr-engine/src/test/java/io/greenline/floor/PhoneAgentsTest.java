package io.greenline.floor;

import static io.greenline.floor.Rig.LI;
import static io.greenline.floor.Rig.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.Talk.Refused;
import io.greenline.routing.Decision.AgentState;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneAgentsTest {
    private static final Optional<PhoneNumber> LOBBY = Optional.of(new PhoneNumber("13900000001"));
    private static final Optional<PhoneNumber> HOME = Optional.of(new PhoneNumber("13900000002"));
    /** The telephone PJSIP/1002. */
    private static final Optional<PhoneNumber> OF_LI = Optional.of(new PhoneNumber("1002"));

    private static final Agents.Result DONE = new Agents.Result.Done();
    private static final Agents.Result WRONG = new Agents.Result.Refused("agent or PIN is wrong");
    private static final Agents.Result TELEPHONE_SHUT =
            new Agents.Result.Refused("after 5 wrong PINs from this telephone no PIN from it is right for 15 minutes");
    private static final Agents.Result AGENT_SHUT = new Agents.Result.Refused(
            "after 20 wrong PINs for this agent none is right for 60 minutes but from her own telephone");

    private final Rig rig = Rig.with(Rig.plan());
    private PhoneAgents phone;

    @BeforeEach
    void bothAreSignedIn() throws Refused {
        rig.desk.signIn(LI);
        rig.desk.signIn(ZHANG);
        phone = new PhoneAgents(rig.desk, (_, pin) -> pin.equals("2468"), rig.ticker);
    }

    private Agents.Result ask(Optional<PhoneNumber> from, AgentId agent, String pin, Agents.Wanted wanted) {
        return phone.ask(from, agent, pin, wanted);
    }

    private Agents.Result right(Optional<PhoneNumber> from, AgentId agent) {
        return ask(from, agent, "2468", new Agents.Wanted.Ready());
    }

    private void wrong(Optional<PhoneNumber> from, AgentId agent, int times) {
        for (int i = 0; i < times; i++) {
            ask(from, agent, "0000", new Agents.Wanted.Ready());
        }
    }

    private static Optional<PhoneNumber> stranger(int which) {
        return Optional.of(new PhoneNumber("1380000%04d".formatted(which)));
    }

    @Test
    void anAgentAtATelephoneProvesWhoSheIs() throws Refused {
        phone = new PhoneAgents(rig.desk, (agent, pin) -> agent.equals(LI) && pin.equals("2468"), rig.ticker);
        assertThat(ask(LOBBY, LI, "1111", new Agents.Wanted.SignIn())).isInstanceOf(Agents.Result.Refused.class);
        assertThat(ask(LOBBY, new AgentId("9999"), "2468", new Agents.Wanted.SignIn()))
                .isEqualTo(ask(LOBBY, LI, "1111", new Agents.Wanted.SignIn()));
        assertThat(ask(LOBBY, LI, "2468", new Agents.Wanted.SignIn())).isEqualTo(new Agents.Result.Done());
        assertThat(ask(LOBBY, LI, "2468", new Agents.Wanted.Away("lunch"))).isEqualTo(new Agents.Result.Done());
        assertThat(rig.desk.state(LI).state()).isEqualTo(AgentState.AWAY);
    }

    @Test
    void fiveWrongPinsShutTheTelephoneThatTheyCameFromForAllAgentsAndNoOther() {
        wrong(LOBBY, LI, 4);
        wrong(LOBBY, ZHANG, 1);
        assertThat(right(LOBBY, LI)).isEqualTo(TELEPHONE_SHUT);
        assertThat(right(LOBBY, ZHANG)).isEqualTo(TELEPHONE_SHUT);
        assertThat(right(HOME, LI)).isEqualTo(DONE);
        assertThat(right(Optional.empty(), LI)).isEqualTo(DONE);
    }

    @Test
    void callersWithoutANumberAreOneTelephone() {
        wrong(Optional.empty(), LI, 5);
        assertThat(right(Optional.empty(), ZHANG)).isEqualTo(TELEPHONE_SHUT);
    }

    @Test
    void attemptsWithinTheLockOutDoNotMakeItLonger() {
        wrong(LOBBY, LI, 5);
        for (int minute = 0; minute < 14; minute++) {
            rig.pass(Duration.ofMinutes(1));
            wrong(LOBBY, LI, 1);
            assertThat(right(LOBBY, LI)).isEqualTo(TELEPHONE_SHUT);
        }
        rig.pass(Duration.ofMinutes(1));
        assertThat(right(LOBBY, LI)).isEqualTo(DONE);
    }

    @Test
    void aRightPinForgivesTheTelephoneItsWrongOnes() {
        wrong(LOBBY, LI, 4);
        assertThat(right(LOBBY, LI)).isEqualTo(DONE);
        wrong(LOBBY, LI, 4);
        assertThat(right(LOBBY, LI)).isEqualTo(DONE);
    }

    @Test
    void manyTelephonesTryNoMoreThanTwentyPinsOfOneAgentInAnHour() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(stranger(i), LI, "0000", new Agents.Wanted.Ready())).isEqualTo(WRONG);
        }
        assertThat(right(HOME, LI)).isEqualTo(AGENT_SHUT);
        rig.pass(Duration.ofMinutes(59));
        wrong(stranger(99), LI, 4);
        assertThat(right(HOME, LI)).isEqualTo(AGENT_SHUT);
        assertThat(right(HOME, ZHANG)).as("another agent").isEqualTo(DONE);
        rig.pass(Duration.ofMinutes(1));
        assertThat(right(HOME, LI)).isEqualTo(DONE);
    }

    @Test
    void aRightPinDoesNotGiveStrangersTwentyMore() {
        for (int i = 0; i < 19; i++) {
            wrong(stranger(i), LI, 1);
        }
        assertThat(right(HOME, LI)).isEqualTo(DONE);
        wrong(stranger(20), LI, 1);
        assertThat(right(HOME, LI)).isEqualTo(AGENT_SHUT);
    }

    @Test
    void whatOthersDidDoesNotShutAnAgentOutAtHerOwnTelephone() {
        for (int i = 0; i < 40; i++) {
            wrong(stranger(i), LI, 1);
        }
        wrong(OF_LI, ZHANG, 5);
        assertThat(right(OF_LI, ZHANG)).as("her colleague there").isEqualTo(TELEPHONE_SHUT);
        assertThat(right(OF_LI, LI)).isEqualTo(DONE);
    }

    @Test
    void atHerOwnTelephoneFivePinsAreTriedToo() {
        wrong(OF_LI, LI, 5);
        assertThat(right(OF_LI, LI)).isEqualTo(TELEPHONE_SHUT);
        rig.pass(Duration.ofMinutes(15));
        assertThat(right(OF_LI, LI)).isEqualTo(DONE);
    }
}
