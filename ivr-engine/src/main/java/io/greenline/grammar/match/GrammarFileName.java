package io.greenline.grammar.match;

import io.greenline.grammar.GrammarName;
import io.greenline.telephony.Language;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a grammar's file says: {@code main-menu.en-US.gram}. */
public record GrammarFileName(GrammarName name, Language language) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,64})\\.([A-Za-z0-9-]+)\\.(?:gram|grxml)");

    /** Empty for a name of another form. */
    public static Optional<GrammarFileName> of(String file) {
        Matcher matcher = FORM.matcher(file);
        return matcher.matches() && GrammarName.isName(matcher.group(1)) && Language.isTag(matcher.group(2))
                ? Optional.of(new GrammarFileName(new GrammarName(matcher.group(1)), new Language(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether a file is one of grammars at all, by its ending. */
    public static boolean isGrammar(String file) {
        return file.endsWith(".gram") || file.endsWith(".grxml");
    }
}
