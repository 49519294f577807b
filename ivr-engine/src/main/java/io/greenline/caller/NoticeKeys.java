package io.greenline.caller;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.yaml.KeyTable;
import java.util.List;

/** The keys of a file of notices: what the loader accepts and what docs/notices.md prints. */
final class NoticeKeys {
    static final KeyTable TOP = KeyTable.of(
            "the file",
            optional("time-zone", "a zone's name", "of the times that have no offset; then each needs one"),
            new KeyTable.Key(
                    "notices", KeyTable.Need.MAY_STAND_ALONE, "a block", "the notices, each under its name; none"));

    static final KeyTable NOTICE = KeyTable.of(
            "a notice",
            optional("text", "a text in each language", "what callers hear; an outage's replaces the engine's words"),
            optional("outage", "a block", "tells of an outage in the engine's words"),
            optional("from", "a time", "when it begins; at once"),
            optional("until", "a time", "when it ends; needed, but an outage ends when power is expected back"),
            optional("areas", "a text, or a list", "for callers supplied there; everyone; an outage needs it"),
            optional("tiers", "a word, or a list", "for callers of these tiers; everyone"),
            optional("needs", "a word, or a list", "for callers with one of these needs; everyone"),
            optional("dialplans", "a name, or a list", "in calls of these dialplans; all"),
            optional("urgency", "high, normal or low", "what is heard first; high for an outage, else normal"));

    static final KeyTable OUTAGE = KeyTable.of(
            "an outage",
            required("cause", "a text in each language", "why, as it stands after \"because of\""),
            required("expected", "a time, or a text in each language", "when power is expected back"),
            optional("place", "a text in each language", "how the areas are called aloud; the areas' own names"));

    static final List<KeyTable> ALL = List.of(TOP, NOTICE, OUTAGE);

    private NoticeKeys() {}
}
