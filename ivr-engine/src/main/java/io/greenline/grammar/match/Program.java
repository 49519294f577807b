package io.greenline.grammar.match;

import io.greenline.grammar.match.ScriptEngine.Script;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.source.SourceSpan;
import java.util.List;
import java.util.Map;

/**
 * A grammar as an automaton for each of its rules, in rows of numbers. States are numbered through all rules; the edges of
 * state {@code s} are those from {@code edgeStart[s]} up to {@code edgeStart[s + 1]}, in the order of the grammar's text. No
 * state without a way to the end of its rule is left, so that any edge that can be taken can lead to a match. Immutable;
 * nobody writes to the arrays.
 *
 * @param atoms how an utterance is cut up
 * @param vocabulary numbers of the atoms of all tokens, by their normal spelling
 * @param root the rule to begin with
 * @param edgeKind one of {@link #EMPTY}, {@link #TOKEN}, {@link #CALL}, {@link #TAG} and {@link #GARBAGE}
 * @param edgeArgument the number of the token, rule or tag
 * @param edgeCost what weight or probability take from the score, see {@link Score}
 * @param beyond for each state the first one at or after it, through single empty edges and tags, that has a choice
 * @param ruleEntry first state of each rule
 * @param ruleExit last state of each rule; no edge leaves it
 * @param openings what each rule can begin with
 * @param switches by state: which of many edges can be taken, by the atom that comes next
 */
@SuppressWarnings("ArrayRecordComponent")
record Program(
        Mode mode,
        Atoms atoms,
        Map<String, Integer> vocabulary,
        int root,
        int[] edgeStart,
        int[] edgeKind,
        int[] edgeArgument,
        int[] edgeTarget,
        long[] edgeCost,
        int[] beyond,
        int[] ruleEntry,
        int[] ruleExit,
        List<RuleFacts> rules,
        List<TokenFacts> tokens,
        List<Script> tags,
        List<TagFormat> formats,
        List<Opening> openings,
        Map<Integer, Switch> switches) {

    static final int EMPTY = 0;
    static final int TOKEN = 1;
    static final int CALL = 2;
    static final int TAG = 3;
    static final int GARBAGE = 4;

    /** What an utterance is cut into. */
    enum Atoms {
        /** Words, at blanks. */
        WORDS,
        /** Characters, because some token is of a language without blanks, or of keys. */
        CHARACTERS
    }

    /**
     * A rule.
     *
     * @param name by which scripts of referring rules know its value
     * @param document the number of its document, for {@link Program#formats}
     * @param part whether it is a part of the rule that refers to it, set apart only to save room: its tags are that rule's
     */
    record RuleFacts(SourceSpan at, String name, int document, boolean part) {}

    /**
     * A token.
     *
     * @param text as the grammar writes it
     * @param atoms numbers of its atoms
     * @param breaks where atoms are characters and blanks matter: whether a word ends after each atom; empty otherwise
     */
    @SuppressWarnings("ArrayRecordComponent")
    record TokenFacts(String text, int[] atoms, boolean[] breaks) {}

    /** Puts a program together. */
    static Program of(
            Lexicon lexicon,
            int root,
            EdgeList.Rows rows,
            int[] entries,
            int[] exits,
            List<RuleFacts> rules,
            List<Script> tags,
            List<TagFormat> formats) {
        Openings openings = new Openings(rows, entries, exits, lexicon.tokens());
        return new Program(
                lexicon.mode(),
                lexicon.atoms(),
                lexicon.vocabulary(),
                root,
                rows.start(),
                rows.kind(),
                rows.argument(),
                rows.target(),
                rows.cost(),
                rows.beyond(),
                entries,
                exits,
                rules,
                lexicon.tokens(),
                tags,
                formats,
                openings.ofRules(),
                openings.switches());
    }

    /** The tags that are scripts have their text, the others none, so that numbers stay what they are. */
    List<Script> scripts() {
        return tags.stream()
                .map(tag -> formats.get(tag.document()) == TagFormat.SCRIPT
                        ? tag
                        : new Script(tag.at(), "", tag.document()))
                .toList();
    }

    int states() {
        return edgeStart.length - 1;
    }

    /** The format of the tags of a rule. */
    TagFormat formatOf(int rule) {
        return formats.get(rules.get(rule).document());
    }

    /** Whether garbage is somewhere in it. */
    boolean hasGarbage() {
        for (int kind : edgeKind) {
            if (kind == GARBAGE) {
                return true;
            }
        }
        return false;
    }
}
