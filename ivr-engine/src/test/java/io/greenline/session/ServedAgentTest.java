package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.floor.Agents;
import io.greenline.floor.Queues;
import io.greenline.journal.InMemoryJournal;
import io.greenline.rehearsal.WordsPrompter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent types on a telephone reaches the floor, and what the floor says leads on. */
class ServedAgentTest {
    private static Dialplan plan(String node) {
        return Plans.of("""
                dialplan: agents
                languages: [en-US]
                start: it
                variables: {id: "1001", pin: "4711"}
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  it: %s
                  yes: {play: said-yes, next: hangup}
                  no: {play: said-no, next: hangup}
                  desk: {transfer: desk, on: {failure: hangup}}
                prompts: {said-yes: {en-US: done}, said-no: {en-US: refused}}
                """.formatted(node));
    }

    private static List<String> run(Dialplan plan, Agents agents) {
        WaitingRoom room = new WaitingRoom();
        Desk desk = new Desk(
                new InMemoryJournal(),
                _ -> Optional.empty(),
                Map.of(),
                Outside.NONE,
                Background.VIRTUAL_THREADS,
                SpeechDesk.DEAF,
                Queues.none(),
                agents,
                room);
        new Switchboard(LiveDialplans.only(plan, new WordsPrompter(plan)), desk, CallListener.NONE).handle(room);
        return room.happened;
    }

    @ParameterizedTest
    @CsvSource({"sign-in,SignIn[]", "sign-out,SignOut[]", "ready,Ready[]", "away,Away[reason=lunch]"})
    void eachWishReachesTheFloorWithThePin(String wish, String wanted) {
        List<String> asked = new ArrayList<>();
        Agents agents = (from, agent, pin, what) -> {
            asked.add("%s: %s %s %s".formatted(from.orElseThrow(), agent, pin, what));
            return new Agents.Result.Done();
        };
        Dialplan plan = plan(
                "{agent: %s, id: id, pin: pin, reason: '\"lunch\"', next: yes, on: {refused: no}}".formatted(wish));
        assertThat(run(plan, agents)).contains("said: done");
        assertThat(asked).containsExactly("13900000001: 1001 4711 " + wanted);
    }

    @Test
    void whatTheFloorRefusesGoesTheWayOfARefusal() {
        Dialplan plan = plan("{agent: sign-in, id: id, pin: pin, next: yes, on: {refused: no}}");
        assertThat(run(plan, (_, _, _, _) -> new Agents.Result.Refused("locked")))
                .contains("said: refused");
    }

    @Test
    void whatIsNoIdIsRefusedWithoutAskingAnybody() {
        Dialplan plan = plan("{agent: sign-in, id: '\"*#*\"', pin: pin, next: yes, on: {refused: no}}");
        Agents nobody = (_, _, _, _) -> {
            throw new AssertionError("nobody has this id");
        };
        assertThat(run(plan, nobody)).contains("said: refused");
    }
}
