package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.caller.CallerHistory;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Value;
import io.greenline.routing.Classifier;
import io.greenline.routing.plan.Beside;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call's class rests on. */
class CallerFactsTest {
    private static final Customer WANG =
            new Customer(new PhoneNumber("13900000001"), "Wang", "standard", List.of("deaf", "elderly"), "", "", "", 0);

    private static Classifier classes(String classes) {
        String file = "queues: {quick: {}, rest: {}}\nclasses:\n" + classes.indent(2);
        return switch (RoutingFile.load("routing.yaml", file.getBytes(StandardCharsets.UTF_8), Beside.NOTHING)) {
            case RoutingFile.Loaded(var routing, var _) -> routing.classifier();
            case RoutingFile.Refused(var findings) -> throw new AssertionError(findings);
        };
    }

    private static Outcome.Classified classified(Customer customer, String surge) {
        Interpreter interpreter = new Interpreter(Plans.of("""
                dialplan: hotline
                languages: [en-US]
                start: who
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  who: {lookup: customer, next: desk, on: {not-found: desk, failed: desk}}
                  desk: {queue: rest, on: {timeout: hangup}}
                """));
        CallState begun = interpreter.begin(Plans.call()).state();
        CallState answered = interpreter.step(begun, new Outcome.Answered()).state();
        CallState known =
                interpreter.step(answered, new Outcome.Found(customer)).state();
        Action.Classify asked = new Action.Classify(new Value.Text(""), new Value.Text(""));
        Classifier classifier = classes("""
                - {class: deaf, when: {need: deaf}, queue: quick}
                - {else: ordinary, queue: rest}
                """);
        return new CallerFacts(known, asked, classifier, CallerHistory.NONE, surge, Instant.EPOCH).atOnce();
    }

    @Test
    void aNeedThatTheRegisterHasSeenProvedIsNoHintOfTheDirectory() {
        Customer proved = WANG.withNeeds(WANG.needs(), List.of("deaf: register, doctor's letter"));
        assertThat(classified(proved, "none").because()).contains("need deaf (register)");
        assertThat(classified(WANG, "none").because()).contains("need deaf (directory)");
    }

    @Test
    void theSurgeLevelThatHoldsIsTold() {
        assertThat(classified(WANG, "storm").surge()).isEqualTo("storm");
    }
}
