package io.greenline.grammar.srgs;

import java.util.Optional;

/** The two forms of SRGS 1.0 (section 1.3), told apart by the ends of files' names. */
enum GrammarForm {
    ABNF(".gram", "application/srgs"),
    XML(".grxml", "application/srgs+xml");

    private final String ending;
    private final String mediaType;

    GrammarForm(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** How names of such files end. */
    String ending() {
        return ending;
    }

    /** What a reference may say of such a file (appendix G). */
    String mediaType() {
        return mediaType;
    }

    static Optional<GrammarForm> of(String path) {
        for (GrammarForm form : values()) {
            if (path.endsWith(form.ending)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
