package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.dialplan.Dialplan;
import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.InMemoryJournal;
import io.greenline.journal.Journal;
import io.greenline.prompt.Prompter;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwitchboardTest {
    private static final Dialplan PLAN = Plans.of("""
            dialplan: test
            languages: [en-US]
            start: menu
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              menu: {menu: menu, options: [{key: 1, value: bye, next: hangup}]}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              menu: {en-US: Press one}
            """);
    private static final Prompter SAYS_MENU =
            _ -> List.of(new Sound(Path.of("menu"), "Press one", Duration.ofSeconds(1)));
    private static final CallId ID = Plans.call().id();

    private final InMemoryJournal journal = new InMemoryJournal();

    @Test
    void aCallThatTheEngineLetGoOfGoesOnWhereItWas() {
        Switchboard first = switchboard(journal, PLAN);
        letGo(first);
        assertThat(first.waiting()).containsExactly(ID);
        assertThat(first.running()).isEmpty();

        switchboard(journal, PLAN).handle(new Leg(Behaviour.PRESSES_ONE));

        assertThat(kinds())
                .containsSubsequence("ActionBegun", "CallResumed", "ActionBegun", "OutcomeSeen", "CallEnded");
        assertThat(journal.events(ID)).extracting(Entry::sequence).containsExactlyElementsOf(upTo(kinds().size()));
        assertThat(switchboard(journal, PLAN).waiting()).isEmpty();
    }

    @Test
    void aCallWhoseCallerIsGoneWhenTheEngineIsBackIsEnded() {
        letGo(switchboard(journal, PLAN));
        Switchboard restarted = switchboard(journal, PLAN);
        restarted.reconciled("simulator", "elsewhere", Set.of());
        restarted.reconciled("agi", "greenline", Set.of());
        assertThat(restarted.waiting()).as("other switches know nothing of it").containsExactly(ID);
        restarted.reconciled("simulator", "greenline", Set.of(ID));
        assertThat(restarted.waiting()).as("it is still there").containsExactly(ID);
        restarted.reconciled("simulator", "greenline", Set.of());
        assertThat(restarted.waiting()).isEmpty();
        assertThat(kinds()).last().isEqualTo("CallEnded");
    }

    @Test
    void aDialledCallThatIsNotFoundAgainGivesUpThePlaceItWasDialledFor() {
        WaitingRoom room = new WaitingRoom().waitsFor("ticket-of-yesterday");
        Desk desk = desk(journal);
        Desk withQueues = new Desk(
                desk.journal(),
                desk.directory(),
                desk.endpoints(),
                desk.outside(),
                desk.background(),
                desk.speech(),
                room,
                desk.agents(),
                desk.clock());
        LiveDialplans dialplans = LiveDialplans.only(PLAN, SAYS_MENU);
        letGo(new Switchboard(dialplans, withQueues, CallListener.NONE));
        Switchboard restarted = new Switchboard(dialplans, withQueues, CallListener.NONE);
        restarted.reconciled("simulator", "greenline", Set.of());
        assertThat(room.happened).containsExactly("floor: gone ticket-of-yesterday");
    }

    @Test
    void aCallThatCameBackOverAnotherDriverIsThatDriversCall() {
        switchboard(journal, PLAN).handle(new Leg(Behaviour.LET_GO));
        switchboard(journal, PLAN).handle(new Leg(Behaviour.LET_GO, "agi"));
        Switchboard restarted = switchboard(journal, PLAN);
        restarted.reconciled("simulator", "greenline", Set.of());
        assertThat(restarted.waiting()).containsExactly(ID);
        restarted.reconciled("agi", "greenline", Set.of());
        assertThat(restarted.waiting()).isEmpty();
    }

    @Test
    void aFaultOfTheEngineGivesTheCallerToTheSafetyNetAndTheCallCanComeBack() {
        Switchboard board = switchboard(journal, PLAN);
        Leg broken = new Leg(Behaviour.BREAKS);
        board.handle(broken);
        assertThat(broken.handedBack).containsExactly("error");
        assertThat(kinds()).last().isEqualTo("CallHandedBack");

        board.handle(new Leg(Behaviour.PRESSES_ONE));
        assertThat(kinds()).last().isEqualTo("CallEnded");
        assertThat(kinds()).filteredOn("CallEnded"::equals).hasSize(1);
        assertThat(journal.events(ID)).extracting(Entry::sequence).containsExactlyElementsOf(upTo(kinds().size()));
    }

    @Test
    void theSafetyNetMayBringTheCallBackBeforeTheFirstLegIsDoneWith() {
        Switchboard board = switchboard(journal, PLAN);
        Leg broken = new Leg(Behaviour.BREAKS);
        broken.whenHandedBack = () -> board.handle(new Leg(Behaviour.PRESSES_ONE));
        board.handle(broken);
        assertThat(kinds()).containsSubsequence("CallHandedBack", "CallResumed", "CallEnded");
        assertThat(board.running()).isEmpty();
        assertThat(board.waiting()).isEmpty();
    }

    @Test
    void anErrorOfTheVirtualMachineGivesTheCallerToTheSafetyNetToo() {
        Switchboard board = switchboard(journal, PLAN);
        Leg overflowing = new Leg(Behaviour.OVERFLOWS);
        board.handle(overflowing);
        assertThat(overflowing.handedBack).containsExactly("error");
        assertThat(board.waiting()).containsExactly(ID);
    }

    @Test
    void inAnotherVersionWhereTheNodeIsOfAnotherKindTheCallBeginsAnew() {
        letGo(switchboard(journal, PLAN));
        Dialplan changed = Plans.of("""
                dialplan: test
                languages: [en-US]
                start: menu
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  menu: {choose: [{if: caller.known, next: desk}, {else: other}]}
                  other: {menu: menu, options: [{key: 1, value: bye, next: hangup}]}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  menu: {en-US: Press one}
                """);
        Leg back = new Leg(Behaviour.PRESSES_ONE);
        switchboard(journal, changed).handle(back);
        assertThat(back.handedBack).isEmpty();
        assertThat(kinds()).last().isEqualTo("CallEnded");
    }

    @Test
    void aCallKeepsItsVersionThoughAnotherOneGoesLiveMeanwhile() {
        Dialplan changed = Plans.of("""
                dialplan: test
                languages: [en-US]
                start: menu
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  menu: {menu: menu, options: [{key: 2, value: bye, next: hangup}]}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  menu: {en-US: Press two}
                """);
        LiveDialplans dialplans = LiveDialplans.only(PLAN, SAYS_MENU);
        Leg leg = new Leg(Behaviour.PRESSES_ONE);
        leg.whenAnswered = () -> dialplans.goLive(new Served(changed, SAYS_MENU));
        new Switchboard(dialplans, desk(journal), CallListener.NONE).handle(leg);
        assertThat(endedBy())
                .as("key 1 is an option of the version it began with")
                .isEqualTo(Party.ENGINE);
        assertThat(dialplans.inUse())
                .as("and with its call the old version is gone")
                .containsExactly(new LiveDialplans.InUse(changed.id(), LiveDialplans.Standing.LIVE, 0));
    }

    @Test
    void aCallOfAnEarlierEngineGoesOnInItsOwnVersionFromTheArchive() {
        letGo(switchboard(journal, PLAN));
        Dialplan changed = Plans.of("""
                dialplan: test
                languages: [en-US]
                start: other
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  other: {menu: menu, options: [{key: 2, value: bye, next: hangup}]}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  menu: {en-US: Press two}
                """);
        LiveDialplans restarted = new LiveDialplans(
                Map.of("*", "test"),
                List.of(new Served(changed, SAYS_MENU)),
                version -> version.equals(PLAN.id()) ? Optional.of(new Served(PLAN, SAYS_MENU)) : Optional.empty());
        Switchboard board = new Switchboard(restarted, desk(journal), CallListener.NONE);
        assertThat(board.awaited()).containsExactly(PLAN.id());
        board.handle(new Leg(Behaviour.PRESSES_ONE));
        assertThat(endedBy())
                .as("key 1 is an option of the version it began with")
                .isEqualTo(Party.ENGINE);
        assertThat(restarted.inUse()).extracting(LiveDialplans.InUse::version).containsExactly(changed.id());
    }

    private Party endedBy() {
        return journal.events(ID).getLast().event() instanceof Event.CallEnded ended ? ended.by() : Party.UNKNOWN;
    }

    @Test
    void aNumberThatNoDialplanServesIsLeftToTheSwitch() {
        Leg leg = new Leg(Behaviour.PRESSES_ONE);
        LiveDialplans other = new LiveDialplans(
                Map.of("10000", "test"), List.of(new Served(PLAN, SAYS_MENU)), LiveDialplans.Archive.NONE);
        Switchboard board = new Switchboard(other, desk(journal), CallListener.NONE);
        board.handle(leg);
        assertThat(leg.handedBack).containsExactly("no-dialplan");
    }

    @Test
    void aJournalWithoutRoomLeavesNewCallsToTheSwitch() {
        Leg leg = new Leg(Behaviour.PRESSES_ONE);
        switchboard(new Full(journal), PLAN).handle(leg);
        assertThat(leg.handedBack).containsExactly("journal-full");
        assertThat(journal.events(ID)).isEmpty();
    }

    @Test
    void inAnotherVersionTheCallGoesOnIfItsNodeIsStillThereAndBeginsAnewOtherwise() {
        letGo(switchboard(journal, PLAN));
        Dialplan changed = Plans.of("""
                dialplan: test
                languages: [en-US]
                start: other
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  other: {menu: menu, options: [{key: 1, value: bye, next: hangup}]}
                  desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
                prompts:
                  menu: {en-US: Press one}
                """);
        switchboard(journal, changed).handle(new Leg(Behaviour.PRESSES_ONE));
        assertThat(journal.events(ID))
                .extracting(Entry::event)
                .anyMatch(event -> event instanceof Event.Decided(var _, String decision, String _)
                        && decision.equals("begins anew in another version"));
        assertThat(kinds()).last().isEqualTo("CallEnded");
    }

    /** The driver learns from the thread's interrupt status that the caller stays on the switch. */
    private static void letGo(Switchboard board) {
        board.handle(new Leg(Behaviour.LET_GO));
        assertThat(Thread.interrupted()).as("the driver learns of it").isTrue();
    }

    private List<String> kinds() {
        return journal.events(ID).stream()
                .map(entry -> entry.event().getClass().getSimpleName())
                .toList();
    }

    private static List<Long> upTo(int last) {
        List<Long> numbers = new ArrayList<>();
        for (long i = 1; i <= last; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static Switchboard switchboard(Journal journal, Dialplan plan) {
        return new Switchboard(LiveDialplans.only(plan, SAYS_MENU), desk(journal), CallListener.NONE);
    }

    private static Desk desk(Journal journal) {
        return new Desk(
                journal,
                number -> Optional.empty(),
                Map.of(),
                Outside.NONE,
                () -> Instant.parse("2026-11-23T08:00:00Z"));
    }

    /** What happens on a leg. */
    private enum Behaviour {
        PRESSES_ONE,
        LET_GO,
        BREAKS,
        OVERFLOWS
    }

    /** A leg with one behaviour. */
    private static final class Leg implements CallLeg {
        private final Behaviour behaviour;
        private final String driver;
        private final List<String> handedBack = new ArrayList<>();
        private Runnable whenHandedBack = () -> {};
        private Runnable whenAnswered = () -> {};

        Leg(Behaviour behaviour) {
            this(behaviour, "simulator");
        }

        Leg(Behaviour behaviour, String driver) {
            this.behaviour = behaviour;
            this.driver = driver;
        }

        @Override
        public InboundCall call() {
            InboundCall call = Plans.call();
            return new InboundCall(call.id(), call.calling(), call.callingName(), call.called(), driver);
        }

        @Override
        public CallEvent.OfAnswer answer() {
            whenAnswered.run();
            return new CallEvent.Answered();
        }

        @Override
        public CallEvent.OfPlay play(Playback playback) throws InterruptedException {
            return switch (behaviour) {
                case PRESSES_ONE -> new CallEvent.DigitPressed(DtmfDigit.ONE);
                case LET_GO -> throw new InterruptedException();
                case BREAKS -> throw new IllegalStateException("broken on purpose");
                case OVERFLOWS -> throw new StackOverflowError("on purpose");
            };
        }

        @Override
        public CallEvent.OfWait await(Duration atMost) {
            return new CallEvent.TimedOut();
        }

        @Override
        public Ear listen(VoiceSink sink) {
            return new DeafEar(this, sink, "this leg has no voice");
        }

        @Override
        public HoldLine hold(String music) {
            throw new IllegalStateException("nobody waits on this leg");
        }

        @Override
        public CallEvent.OfTransfer transfer(Transfer transfer) {
            return new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
        }

        @Override
        public CallEvent.OfRecord record(MessageRecording recording) {
            return new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
        }

        @Override
        public void handBack(String reason) {
            handedBack.add(reason);
            whenHandedBack.run();
        }

        @Override
        public void hangUp(HangupCause cause) {}
    }

    /** A journal on a disk that has refused for too long. */
    private record Full(Journal journal) implements Journal {
        @Override
        public Commit append(List<Entry> entries, Optional<Checkpoint> checkpoint) {
            return journal.append(entries, checkpoint);
        }

        @Override
        public List<Checkpoint> open() {
            return journal.open();
        }

        @Override
        public Optional<Checkpoint> open(CallId call) {
            return journal.open(call);
        }

        @Override
        public boolean acceptsCalls() {
            return false;
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
