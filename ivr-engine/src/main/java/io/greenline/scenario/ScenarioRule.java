package io.greenline.scenario;

import io.greenline.source.Rule;

/** What a file of scenarios is checked for beyond being a well-formed file. */
public enum ScenarioRule implements Rule {
    OTHER_DIALPLAN("A test file names the dialplan that it is for."),
    EMPTY_SCENARIO("A file has a case, and a case expects something."),
    DUPLICATE_SCENARIO("Each case has a name of its own."),
    BAD_NUMBER("A telephone number is digits with an optional +."),
    BAD_TIME("A time is a date and a time of day that exist, in a time zone that exists."),
    BAD_REQUEST("A request to a backend is get or post with a path that begins with /, and has an answer."),
    BAD_STEP(
            "A step presses keys, says something where words are listened to, or nothing, hangs up, or lets the switch fail."),
    BAD_CALLED_BACK(
            "Who is called back has agents at work who promised it, and a dialplan that these calls run; what is seen of the whole case is expected by the case."),
    BAD_EXPECTATION("An expectation is one of those of the table, and can come true."),
    UNKNOWN_IN_DIALPLAN(
            "A node, prompt, endpoint, queue, backend, calendar, variable or language of a test exists in the dialplan.");

    private final String meaning;

    ScenarioRule(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
