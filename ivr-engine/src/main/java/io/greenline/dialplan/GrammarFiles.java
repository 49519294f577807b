package io.greenline.dialplan;

import io.greenline.grammar.GrammarName;
import io.greenline.telephony.Language;
import java.util.Set;

/**
 * Reads the grammars that a dialplan's questions name, and those that every question listens for. They stand in the folder
 * {@code grammars} beside the dialplan's folder, or inside it.
 */
final class GrammarFiles {
    static final String FOLDER = "grammars";

    private GrammarFiles() {}

    static boolean isName(String text) {
        return text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") && text.length() <= 64;
    }

    /** Where a grammar should stand. */
    static String path(GrammarName name, Language language) {
        return "%s/%s.%s.gram".formatted(FOLDER, name, language);
    }

    static Grammars read(Set<GrammarName> names, Set<Language> languages, SourceFiles files) {
        return Grammars.NONE;
    }
}
