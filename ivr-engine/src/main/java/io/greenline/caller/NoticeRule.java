package io.greenline.caller;

import io.greenline.source.Rule;

/** What a file of notices is checked for beyond being a well-formed file. */
public enum NoticeRule implements Rule {
    NOTICE_NAME("A notice has a name of lower-case letters, digits and hyphens, at most 50 characters."),
    TOO_MANY_NOTICES("A file has at most 500 notices."),
    NOTICE_CONTENT("A notice has a text, or an outage with a cause and an expected time."),
    NOTICE_LANGUAGE("A text stands under the tag of a language, such as zh-CN."),
    NOTICE_TEXT(
            "A text has 1 to 1,000 characters; what is part of an outage's sentence at most 200, an area's name 100."),
    NOTICE_TRANSLATION("A notice can be said in each language of the dialplans that it applies to."),
    BAD_TIME("A time is 2026-12-01T18:00, with +08:00 behind it or with time-zone at the top of the file."),
    BAD_TIME_ZONE("The time-zone is a zone's name, such as Asia/Shanghai."),
    NOTICE_END("A notice has an end, after its beginning: 30 days at most for an outage, 366 for others."),
    OUTAGE_AREA("An outage names its areas: callers of other areas never hear it."),
    OUTAGE_END("An outage's notice stands until the power is expected back, or longer. (warning)"),
    NOTICE_CONDITION("Areas are texts, tiers and needs are words, at most 100 of each."),
    UNKNOWN_DIALPLAN("A dialplan that a notice names is there.");

    private final String meaning;

    NoticeRule(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
