package io.greenline.grammar.match;

import io.greenline.grammar.srgs.Expansion;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import java.util.List;

/** Makes the scripts of grammars ready to run. Asked only for grammars that have scripts. Any thread. */
public interface ScriptEngine {

    /**
     * Compiles the scripts of one grammar and runs its header tags; what is wrong with them is told to the findings.
     *
     * @param headers the header tags of each document, in the order of the documents' numbers; none for a document without
     *     scripts
     * @param tags those within rules; their numbers are their places in the list
     */
    Scripts compile(List<List<Expansion.Tag>> headers, List<Script> tags, Findings findings);

    /**
     * A tag within a rule.
     *
     * @param document the number of the document that it stands in
     */
    record Script(SourceSpan at, String text, int document) {}
}
