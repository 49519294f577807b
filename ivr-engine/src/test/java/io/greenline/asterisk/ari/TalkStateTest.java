package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.TalkState.Event;
import io.greenline.asterisk.ari.TalkState.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TalkStateTest {
    /** Each row an event, each column a state that goes on; a dot where the event has no place. */
    private static final String TABLE = """
            -              TALKING    HELD       CALLING    CONSULTING CONFERENCE HANDING_ON HANDED_ON
            HOLD           HELD       .          .          .          CONSULTING .          .
            RESUME         .          TALKING    .          .          .          .          .
            TRANSFER       HANDING_ON HANDING_ON .          .          .          .          .
            CALL_THIRD     CALLING    CALLING    .          .          .          .          .
            CONSULT        .          .          CONSULTING .          .          .          .
            JOIN           .          .          .          CONFERENCE .          .          .
            COMPLETE       .          .          .          HANDED_ON  HANDED_ON  .          .
            DROP_THIRD     .          .          TALKING    TALKING    TALKING    .          .
            SEND_BACK      SENT_BACK  SENT_BACK  SENT_BACK  SENT_BACK  SENT_BACK  .          .
            SUPERVISE      TALKING    HELD       CALLING    CONSULTING CONFERENCE .          .
            AGENT_HUNG_UP  OVER       OVER       HANDING_ON HANDED_ON  HANDED_ON  .          .
            AGENT_LOST     OVER       OVER       OVER       OVER       HANDED_ON  .          .
            THIRD_ANSWERED .          .          .          .          .          HANDED_ON  .
            THIRD_GONE     .          .          .          HELD       TALKING    SENT_BACK  OVER
            """;

    /** Who has to be in the bridge, by the first letters of caller, agent and third. */
    private static final String BRIDGE = """
            TALKING    CA
            HELD       A
            CALLING    A
            CONSULTING AT
            CONFERENCE CAT
            HANDING_ON
            HANDED_ON  CT
            SENT_BACK
            OVER
            """;

    private static List<String> cells(String row) {
        return List.of(row.strip().split("\\s+", -1));
    }

    @Test
    void everyArrowIsAsInTheTable() {
        List<String> rows = TABLE.lines().toList();
        List<String> states = cells(rows.getFirst());
        for (String row : rows.subList(1, rows.size())) {
            List<String> cell = cells(row);
            Event event = Event.valueOf(cell.getFirst());
            for (int column = 1; column < states.size(); column++) {
                TalkState from = TalkState.valueOf(states.get(column));
                assertThat(from.on(event).map(TalkState::name).orElse("."))
                        .as("%s on %s", from, event)
                        .isEqualTo(cell.get(column));
            }
        }
        assertThat(rows).hasSize(1 + Event.values().length);
    }

    @Test
    void nothingLeadsOutOfATalkThatIsOver() {
        for (Event event : Event.values()) {
            assertThat(TalkState.SENT_BACK.on(event)).as("%s", event).isEqualTo(Optional.empty());
            assertThat(TalkState.OVER.on(event)).as("%s", event).isEqualTo(Optional.empty());
        }
    }

    @Test
    void whoSpeaksWithWhomIsWhoIsInTheBridge() {
        for (String row : BRIDGE.lines().toList()) {
            List<String> cell = cells(row);
            TalkState state = TalkState.valueOf(cell.getFirst());
            String there = Arrays.stream(Member.values())
                    .filter(state::has)
                    .map(member -> member.name().substring(0, 1))
                    .collect(Collectors.joining());
            assertThat(there).as("%s", state).isEqualTo(cell.size() == 1 ? "" : cell.get(1));
        }
        assertThat(BRIDGE.lines()).hasSize(TalkState.values().length);
    }
}
