package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.GrammarDocument.Meta;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;

/**
 * Writes a document in the ABNF form, each document in one way: reading it again gives the same document but for places, and
 * two documents that are the same but for places give the same text (section 1.3).
 *
 * <p>Three things that only the XML form can say are written as near as may be: both kinds of quotes in one meta declaration,
 * <code>}!}</code> in a tag, and that a meta declaration is one of HTTP.
 */
public final class AbnfWriter {
    private AbnfWriter() {}

    /** The whole text, in UTF-8 if it is saved. */
    public static String write(GrammarDocument document) {
        StringBuilder out = new StringBuilder("#ABNF 1.0 UTF-8;\n");
        document.language().ifPresent(language -> declare(out, "language", language.tag()));
        if (document.mode() == Mode.DTMF) {
            declare(out, "mode", "dtmf");
        }
        document.root().ifPresent(root -> declare(out, "root", "$" + root));
        switch (document.tagFormat()) {
            case NONE -> {
                // Nothing to declare.
            }
            case LITERALS, SCRIPT ->
                declare(out, "tag-format", "<" + DocumentDraft.written(document.tagFormat()) + ">");
        }
        document.base().ifPresent(base -> declare(out, "base", "<" + uri(base) + ">"));
        document.lexicons().forEach(lexicon -> declare(out, "lexicon", "<" + uri(lexicon) + ">"));
        document.meta().forEach(meta -> declare(out, "meta", meta(meta)));
        document.headerTags()
                .forEach(tag -> out.append(AbnfExpansionWriter.tag(tag.text())).append(";\n"));
        document.rules().forEach(rule -> write(out, rule));
        return out.toString();
    }

    private static void declare(StringBuilder out, String what, String value) {
        out.append(what).append(' ').append(value).append(";\n");
    }

    private static String meta(Meta meta) {
        return quoted(meta.name()) + " is " + quoted(meta.content());
    }

    private static String quoted(String text) {
        if (!text.contains("\"")) {
            return '"' + text + '"';
        }
        return text.contains("'") ? '"' + text.replace('"', '\'') + '"' : "'" + text + "'";
    }

    static String uri(String text) {
        return text.replace("<", "%3C").replace(">", "%3E");
    }

    private static void write(StringBuilder out, Rule rule) {
        out.append('\n');
        if (!rule.examples().isEmpty()) {
            out.append("/**\n");
            rule.examples()
                    .forEach(one -> out.append(" * @example ")
                            .append(one.replace("*/", "* /"))
                            .append('\n'));
            out.append(" */\n");
        }
        if (rule.scope() == Scope.PUBLIC) {
            out.append("public ");
        }
        out.append('$').append(rule.name()).append(" = ");
        new AbnfExpansionWriter(out).rule(rule.expansion());
        out.append(";\n");
    }
}
