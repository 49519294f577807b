package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Value;
import io.greenline.journal.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that come back to a dialplan which does not have any more what was pending. */
class ResumptionTest {
    private static final Dialplan PLAN = Plans.of("""
            dialplan: test
            languages: [en-US]
            start: menu
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              menu: {menu: hello, options: [{key: 1, next: office}, {key: 2, next: text}]}
              office: {hours: office, next: hangup, on: {closed: hangup, holiday: hangup}}
              text: {send: sms, post: /messages, body: {to: caller.number}, text: hello, next: hangup, on: {failed: hangup}}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              hello: {en-US: Hello}
            """);

    /** A calendar that is not there would be a fault of the engine again and again, a prompt an SMS without words. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"1, \"calendar\":\"office\", \"calendar\":\"moved\"", "2, \"prompt\":\"hello\", \"prompt\":\"bye\""
            })
    void aCallWhosePendingActionNamesWhatIsGoneBeginsAnew(String key, String named, String gone) throws Exception {
        Interpreter interpreter = new Interpreter(PLAN);
        CallState asked = interpreter
                .step(interpreter.begin(Plans.call()).state(), new Outcome.Answered())
                .state();
        CallState pending =
                interpreter.step(asked, new Outcome.Keys(new Value.Text(key))).state();
        String json = SessionJson.write(pending.inVersion("another"));
        assertThat(decided(SessionJson.readState(json))).isEqualTo("goes on in another version");
        assertThat(json).contains(named);
        assertThat(decided(SessionJson.readState(json.replace(named, gone))))
                .isEqualTo("begins anew in another version");
    }

    private static String decided(CallState state) {
        return Resumption.of(PLAN, state).trace().getFirst() instanceof Event.Decided(var _, String decision, String _)
                ? decision
                : "";
    }
}
