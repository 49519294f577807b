package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.AbnfToken.Kind;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import java.util.List;

/** Where the reading of an ABNF grammar has got to. */
final class AbnfCursor {
    private final List<AbnfToken> tokens;
    private final Findings findings;
    private int next;

    /** @param tokens the last is the end of the file */
    AbnfCursor(List<AbnfToken> tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    AbnfToken peek() {
        return ahead(0);
    }

    /** One further on; the end of the file where there is none. */
    AbnfToken ahead(int by) {
        return tokens.get(Math.min(next + by, tokens.size() - 1));
    }

    boolean at(Kind kind) {
        return peek().is(kind);
    }

    AbnfToken take() {
        AbnfToken token = peek();
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    /** Takes one of this kind where it is next. */
    boolean taken(Kind kind) {
        boolean there = at(kind);
        if (there) {
            take();
        }
        return there;
    }

    /** The place behind what was taken last. */
    SourceSpan behind() {
        return next == 0 ? peek().at() : tokens.get(next - 1).end();
    }

    /** Whether a rule definition begins here, such as {@code public $name =}. */
    boolean atRule() {
        boolean scoped = peek().isWord("public") || peek().isWord("private");
        int name = scoped ? 1 : 0;
        return ahead(name).is(Kind.RULE_NAME) && ahead(name + 1).is(Kind.EQUALS);
    }

    /** Ends a statement: whatever stands before its semicolon is told and passed over. */
    void endStatement(String what) {
        if (taken(Kind.SEMICOLON)) {
            return;
        }
        if (atRule() || at(Kind.END)) {
            String problem = "the ';' behind %s is missing".formatted(what);
            findings.error(behind(), GrammarRule.GRAMMAR_SYNTAX, problem, "end it with ;");
            return;
        }
        String problem = "%s has no place in %s".formatted(peek().shown(), what);
        findings.error(peek().at(), GrammarRule.GRAMMAR_SYNTAX, problem, "end the statement with ; before it");
        skipStatement();
    }

    /** Passes over the rest of a statement, so that reading can go on. */
    void skipStatement() {
        while (!at(Kind.END) && !atRule() && !taken(Kind.SEMICOLON)) {
            take();
        }
    }
}
