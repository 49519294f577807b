package io.greenline.contract;

import static io.greenline.contract.CallScript.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.contract.CallContract.Exchange.Desk;
import org.junit.jupiter.api.Test;

/**
 * What every driver must do. A test gives a dialplan and a caller, and the journal that they must leave, to the line.
 *
 * <p>Prompts last a second; {@code timeout} and {@code interdigit-timeout} are a second, so that a real call is short.
 */
interface CallContract {

    /** A line on which calls can be made. */
    Exchange exchange();

    /** A switch with the engine behind it. */
    interface Exchange {
        /** Makes one call and gives its journal as a {@link Transcript}. */
        String call(String dialplan, CallScript caller) throws Exception;

        /** The telephones that dialplans of this suite can transfer to: the endpoint's name in lower case. */
        enum Desk {
            /** Answers, and hangs up after a second. */
            ANSWERS,
            BUSY,
            /** Rings until the caller's side gives up. */
            SILENT,
            /** Answers and stays. */
            STAYS
        }
    }

    String HEAD = """
            dialplan: contract
            languages: [zh-CN, en-US]
            start: greeting
            defaults:
              input: {timeout: 1s, interdigit-timeout: 1s, attempts: 3}
              on: {operator: desk, failure: desk}
            """;

    String PROMPTS = """
            prompts:
              hello: {zh-CN: 您好, en-US: Hello}
              menu: {zh-CN: 请选择, en-US: Please choose}
              menu-again: {zh-CN: 请再选择, en-US: Please choose again}
              sorry: {zh-CN: 对不起, en-US: Sorry}
              number: {zh-CN: 请输入号码, en-US: Your number please}
              confirm: {zh-CN: 对吗, en-US: Is that right}
              thanks: {zh-CN: 谢谢, en-US: Thank you}
            """;

    String DESK = """
              desk:
                transfer: answers
                ring-for: 5s
                next: hangup
                on: {busy: hangup, no-answer: hangup, failed: hangup}
            """;

    String MENU_PLAN = HEAD + """
                    nodes:
                      greeting: {play: hello, next: main}
                      main:
                        menu: [menu, menu-again]
                        options:
                          - {key: 1, value: thanks, next: thanks}
                          - {key: 2, value: again, next: main}
                          - {key: 9, value: language, next: other-language}
                        on:
                          noinput: [{play: sorry}, {play: sorry, reprompt: true}, {reprompt: true}]
                          nomatch: [{play: sorry, reprompt: true}]
                      other-language: {language: next, next: main}
                      thanks: {play: thanks, next: hangup}
                    """ + DESK + PROMPTS;

    String OPENING = """
            arrived 13900000001
            dialplan contract in zh-CN
              > answer
              < answered
            greeting (play): start
              > play hello
            """;

    String MENU = """
              < played
            main (menu): next
              > collect menu
            """;

    String THANKS = """
            thanks (play): key 1 (thanks)
              > play thanks
              < played
              > hangup
              < released
            ended NORMAL_CLEARING by ENGINE
            """;

    String DESK_ANSWERED = """
              > transfer answers
              < talked
              > hangup
              < released
            ended NORMAL_CLEARING by ENGINE
            """;

    @Test
    default void aKeyDuringTheMenuStopsItAndChooses() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().during("menu", "1")))
                .isEqualTo(OPENING + MENU + "  < keys 1\n" + THANKS);
    }

    @Test
    default void aKeyAfterTheMenuChooses() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().after("menu", "1")))
                .isEqualTo(OPENING + MENU + "  < keys 1\n" + THANKS);
    }

    @Test
    default void silenceIsHandledMoreInsistentlyEachTimeAndEndsWithAPerson() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller())).isEqualTo(OPENING + MENU + """
                  < no-input
                  > collect sorry
                  < no-input
                  > collect sorry menu-again
                  < no-input
                desk (transfer): noinput 3, attempts used up
                """ + DESK_ANSWERED);
    }

    @Test
    default void aWrongKeyIsSwallowedWithItsTailAndTheQuestionIsAskedAgain() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().during("menu", "71").during("menu-again", "1")))
                .isEqualTo(OPENING + MENU + """
                          < no-match 71
                          > collect sorry menu-again
                          < keys 1
                        """ + THANKS);
    }

    @Test
    default void keyZeroLeadsToAPersonFromAMenu() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().during("menu", "0")))
                .isEqualTo(OPENING + MENU + """
                  < keys 0
                desk (transfer): key 0
                """ + DESK_ANSWERED);
    }

    @Test
    default void keyZeroLeadsToAPersonFromAPrompt() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().during("hello", "0"))).isEqualTo(OPENING + """
                  < play-cut 0
                desk (transfer): key 0
                """ + DESK_ANSWERED);
    }

    @Test
    default void aKeyTypedAheadCutsTheGreetingAndAnswersTheMenu() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().during("hello", "1"))).isEqualTo(OPENING + """
                  < play-cut 1
                main (menu): next
                  > collect menu
                  < keys 1
                """ + THANKS);
    }

    @Test
    default void theOtherLanguageIsSpokenFromThenOn() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().during("menu", "9").during("menu-en", "1")))
                .isEqualTo(OPENING + MENU + """
                          < keys 9
                        other-language (language): key 9 (language)
                          language en-US
                        main (menu): next
                          > collect menu
                          < keys 1
                        """ + THANKS);
    }

    @Test
    default void aCallerWhoHangsUpDuringAPromptEndsTheCall() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().hangsUpDuring("hello")))
                .isEqualTo(OPENING + "  < released\nended NORMAL_CLEARING by CALLER\n");
    }

    @Test
    default void aCallerWhoHangsUpInSilenceEndsTheCall() throws Exception {
        assertThat(exchange().call(MENU_PLAN, caller().hangsUpAfter("menu")))
                .isEqualTo(OPENING + MENU + "  < released\nended NORMAL_CLEARING by CALLER\n");
    }

    String ASK_PLAN = HEAD + """
                    nodes:
                      greeting: {play: hello, next: number}
                      number:
                        ask: number
                        into: account
                        digits: {min: 2, max: 4}
                        confirm: confirm
                        next: thanks
                      thanks: {play: thanks, next: hangup}
                    """ + DESK + PROMPTS;

    String ASKED = """
              < played
            number (ask): next
              > collect number
            """;

    String CONFIRMED = """
            thanks (play): confirmed
              > play thanks
              < played
              > hangup
              < released
            ended NORMAL_CLEARING by ENGINE
            """;

    @Test
    default void digitsEndAtPoundAndAreReadBack() throws Exception {
        assertThat(exchange().call(ASK_PLAN, caller().during("number", "123#").during("confirm", "1")))
                .isEqualTo(OPENING + ASKED + """
                          < keys 123
                          account = 123
                          > collect confirm
                          < keys 1
                        """ + CONFIRMED);
    }

    @Test
    default void aPoundAfterAnEntryThatCouldTakeNoMoreBelongsToThatEntry() throws Exception {
        assertThat(exchange().call(ASK_PLAN, caller().during("number", "1234#").during("confirm", "1")))
                .isEqualTo(OPENING + ASKED + """
                          < keys 1234
                          account = 1234
                          > collect confirm
                          < keys 1
                        """ + CONFIRMED);
    }

    @Test
    default void digitsEndWhenNoMoreFitAndByTime() throws Exception {
        assertThat(exchange()
                        .call(
                                ASK_PLAN,
                                caller().after("number", "1234")
                                        .during("confirm", "2")
                                        .during("number", "12")
                                        .during("confirm", "1")))
                .isEqualTo(OPENING + ASKED + """
                          < keys 1234
                          account = 1234
                          > collect confirm
                          < keys 2
                          account =\s
                          > collect number
                          < keys 12
                          account = 12
                          > collect confirm
                          < keys 1
                        """ + CONFIRMED);
    }

    @Test
    default void aWholeNumberCanBeTypedAhead() throws Exception {
        assertThat(exchange().call(ASK_PLAN, caller().during("hello", "0123").during("confirm", "1")))
                .isEqualTo(OPENING + """
                          < play-cut 0
                        number (ask): next
                          > collect number
                          < keys 0123
                          account = 0123
                          > collect confirm
                          < keys 1
                        """ + CONFIRMED);
    }

    @Test
    default void tooFewDigitsAreNoMatch() throws Exception {
        assertThat(exchange().call(ASK_PLAN, caller().after("number", "1#").hangsUpDuring("number")))
                .isEqualTo(OPENING + ASKED + """
                          < no-match 1
                          > collect number
                          < released
                        ended NORMAL_CLEARING by CALLER
                        """);
    }

    @Test
    default void aSensitiveEntryIsMasked() throws Exception {
        String plan = ASK_PLAN.replace("confirm: confirm", "sensitive: true");
        assertThat(exchange().call(plan, caller().during("number", "9876"))).isEqualTo(OPENING + ASKED + """
                  < keys ***
                  account = ***
                thanks (play): entered
                  > play thanks
                  < played
                  > hangup
                  < released
                ended NORMAL_CLEARING by ENGINE
                """);
    }

    @Test
    default void keysDuringAPromptThatCannotBeInterruptedAreDiscarded() throws Exception {
        String plan = MENU_PLAN.replace("{play: hello, next: main}", "{play: hello, barge-in: none, next: main}");
        assertThat(exchange().call(plan, caller().during("hello", "1").during("menu", "1")))
                .isEqualTo(OPENING + MENU + "  < keys 1\n" + THANKS);
    }

    @Test
    default void keysDuringAQuestionThatCannotBeInterruptedAreDiscarded() throws Exception {
        String plan = MENU_PLAN.replace("attempts: 3}", "attempts: 3, barge-in: none}");
        assertThat(exchange().call(plan, caller().during("menu", "2").after("menu-again", "1")))
                .isEqualTo(OPENING + MENU + """
                          < no-input
                          > collect sorry
                          < no-input
                          > collect sorry menu-again
                          < keys 1
                        """ + THANKS);
    }

    String LOGIC_PLAN = HEAD + """
                    nodes:
                      greeting: {play: hello, next: who}
                      who: {lookup: customer, timeout: 2s, next: triage, on: {not-found: triage, failed: triage}}
                      triage:
                        choose:
                          - {if: 'caller.tier == "critical"', next: counting}
                          - {else: thanks}
                      counting: {set: {visits: "1 + 1"}, next: sub}
                      sub: {subflow: ask-number, with: {first: "visits"}, into: answer, next: thanks}
                      thanks: {play: thanks, next: hangup}
                    """ + DESK + """
                    subflows:
                      ask-number:
                        inputs: {first: 0}
                        outputs: {number: account}
                        start: number
                        nodes:
                          number: {ask: number, into: account, digits: {length: 3}, next: return}
                    """ + PROMPTS;

    @Test
    default void aKnownCallerIsTriagedAndASubflowBringsItsOutputs() throws Exception {
        assertThat(exchange().call(LOGIC_PLAN, caller().during("number", "123")))
                .isEqualTo(OPENING + """
                  < played
                who (lookup): next
                  > lookup
                  < found
                triage (choose): customer found
                  decided: chosen: caller.tier == "critical"
                counting (set): caller.tier == "critical"
                  visits = 2
                sub (subflow): next
                ask-number/number (ask): subflow ask-number
                  > collect number
                  < keys 123
                  account = 123
                  answer.number = 123
                thanks (play): return from ask-number
                  > play thanks
                  < played
                  > hangup
                  < released
                ended NORMAL_CLEARING by ENGINE
                """);
    }

    @Test
    default void keyZeroLeadsOutOfASubflow() throws Exception {
        String plan = LOGIC_PLAN.replace("caller.tier == \"critical\"", "true");
        assertThat(exchange().call(plan, caller().during("number", "0#")))
                .contains("  < keys 0\ndesk (transfer): key 0\n" + DESK_ANSWERED);
    }

    private static String transferPlan(Desk desk) {
        return HEAD + """
                nodes:
                  greeting: {play: hello, next: desk}
                  desk:
                    transfer: %s
                    ring-for: 2s
                    next: thanks
                    on: {busy: sorry, no-answer: menu, failed: menu-again}
                  thanks: {play: thanks, next: hangup}
                  sorry: {play: sorry, next: hangup}
                  menu: {play: menu, next: hangup}
                  menu-again: {play: menu-again, next: hangup}
                """.formatted(desk.name().toLowerCase(java.util.Locale.ROOT)) + PROMPTS;
    }

    private static String transferred(String way) {
        return OPENING + "  < played\ndesk (transfer): next\n" + way;
    }

    private static String said(String prompt) {
        return """
                  > play %s
                  < played
                  > hangup
                  < released
                ended NORMAL_CLEARING by ENGINE
                """.formatted(prompt);
    }

    @Test
    default void theCallGoesOnWhenTheDeskHasHungUp() throws Exception {
        assertThat(exchange().call(transferPlan(Desk.ANSWERS), caller()))
                .isEqualTo(transferred("  > transfer answers\n  < talked\nthanks (play): conversation over\n")
                        + said("thanks"));
    }

    @Test
    default void aBusyDeskHasItsWay() throws Exception {
        assertThat(exchange().call(transferPlan(Desk.BUSY), caller()))
                .isEqualTo(
                        transferred("  > transfer busy\n  < not-connected BUSY\nsorry (play): busy\n") + said("sorry"));
    }

    @Test
    default void aDeskThatDoesNotAnswerHasItsWay() throws Exception {
        assertThat(exchange().call(transferPlan(Desk.SILENT), caller()))
                .isEqualTo(transferred("  > transfer silent\n  < not-connected NO_ANSWER\nmenu (play): no answer\n")
                        + said("menu"));
    }
}
