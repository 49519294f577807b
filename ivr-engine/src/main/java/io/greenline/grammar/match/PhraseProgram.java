package io.greenline.grammar.match;

import io.greenline.grammar.match.Program.RuleFacts;
import io.greenline.grammar.match.ScriptEngine.Script;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;

/** Makes a program of a plain list of phrases; the literal value of each is its place in the list. */
final class PhraseProgram {
    private PhraseProgram() {}

    static Program of(Language language, List<String> phrases) {
        boolean withoutBlanks = Spelling.withoutBlanks(language);
        Lexicon lexicon = new Lexicon(Mode.VOICE, withoutBlanks);
        EdgeList edges = new EdgeList();
        int entry = edges.newState();
        int exit = edges.newState();
        SourceSpan nowhere = SourceSpan.startOf("phrases");
        List<Script> tags = new ArrayList<>();
        for (String phrase : phrases) {
            int token = lexicon.number(String.join(" ", phrase.strip().split("\\s+", -1)), !withoutBlanks);
            if (lexicon.blank(token)) {
                throw new IllegalArgumentException("a phrase without a word");
            }
            int said = edges.newState();
            edges.add(entry, said, Program.TOKEN, token, 0);
            edges.add(said, exit, Program.TAG, tags.size(), 0);
            tags.add(new Script(nowhere, Integer.toString(tags.size()), 0));
        }
        return Program.of(
                lexicon,
                0,
                edges.rows(),
                new int[] {entry},
                new int[] {exit},
                List.of(new RuleFacts(nowhere, "phrases", 0, false)),
                tags,
                List.of(TagFormat.LITERALS));
    }
}
