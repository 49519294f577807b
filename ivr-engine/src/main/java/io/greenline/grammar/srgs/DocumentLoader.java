package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.LinkedGrammar.Key;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a document and all that it refers to, each once, however they refer to one another. */
final class DocumentLoader {
    /** Documents that one refers to, directly or through others. */
    static final int MAX_DOCUMENTS = 100;

    private final GrammarSource source;
    private final Map<Key, GrammarDocument> documents = new LinkedHashMap<>();
    private final Map<Key, Findings> findings = new LinkedHashMap<>();
    private final Set<Key> met = new LinkedHashSet<>();
    private final Deque<Key> waiting = new ArrayDeque<>();
    private final ContentDigest digest = new ContentDigest();

    DocumentLoader(GrammarSource source) {
        this.source = source;
    }

    /** All that could be read. */
    Map<Key, GrammarDocument> documents() {
        return documents;
    }

    /** Of each document, the one that was asked for first. */
    Map<Key, Findings> findings() {
        return findings;
    }

    /** Tells one wording of all that was read from another. */
    String version() {
        return digest.digits();
    }

    void load(Key root) {
        Findings own = new Findings();
        findings.put(root, own);
        meet(root, SourceSpan.startOf(source.name(root)), GrammarRule.UNREADABLE_FILE, own);
        while (!waiting.isEmpty()) {
            Key key = waiting.remove();
            GrammarDocument document = documents.get(key);
            if (document != null) {
                document.rules().forEach(rule -> Parts.references(rule).forEach(one -> follow(key, document, one)));
            }
        }
    }

    private void follow(Key from, GrammarDocument document, RuleReference reference) {
        if (reference.grammar().isEmpty()) {
            return;
        }
        Findings own = findings.get(from);
        switch (Address.of(from, document.base(), reference.grammar().get())) {
            case Address.Inside(Key target) -> meet(target, reference.at(), GrammarRule.MISSING_GRAMMAR, own);
            case Address.Refused(String problem) -> {
                String base = document.base().map(" (base '%s')"::formatted).orElse("");
                String what =
                        "the address '%s'%s %s".formatted(reference.grammar().get(), base, problem);
                String remedy = "write the path of a file in the directory of grammars, such as other.gram";
                own.error(reference.at(), GrammarRule.GRAMMAR_ADDRESS, what, remedy);
            }
        }
    }

    /**
     * Reads a document that was not met before.
     *
     * @param at where it is asked for
     * @param missing what it is not to be there
     */
    private void meet(Key key, SourceSpan at, GrammarRule missing, Findings asking) {
        if (met.contains(key)) {
            return;
        }
        if (met.size() > MAX_DOCUMENTS) {
            String problem = "more than %d other grammars are referred to".formatted(MAX_DOCUMENTS);
            asking.error(at, GrammarRule.GRAMMAR_TOO_LARGE, problem, "put rules together into fewer files");
            return;
        }
        met.add(key);
        switch (source.read(key)) {
            case GrammarSource.Missing(String problem) -> {
                String what = "the file %s %s".formatted(source.name(key), problem);
                asking.error(at, missing, what, "check the name and the permissions");
            }
            case GrammarSource.Bytes(byte[] bytes) -> {
                digest.add(key, bytes);
                Optional<GrammarForm> form = GrammarForm.of(key.path());
                if (form.isEmpty()) {
                    String problem = "the file %s is in no known form".formatted(source.name(key));
                    String remedy = "name it .gram for the ABNF form, .grxml for the XML form";
                    asking.error(at, GrammarRule.GRAMMAR_FORM, problem, remedy);
                    return;
                }
                Findings own = findings.computeIfAbsent(key, _ -> new Findings());
                GrammarBytes.decode(source.name(key), form.get(), bytes, own)
                        .ifPresent(text -> read(key, form.get(), text, own));
            }
            case GrammarSource.Text(String text) -> {
                digest.add(key, text);
                Findings own = findings.computeIfAbsent(key, _ -> new Findings());
                if (text.length() > GrammarBytes.MAX_BYTES) {
                    String remedy = "split it into several grammars";
                    own.error(at, GrammarRule.FILE_TOO_LARGE, "the text is larger than 1 MB", remedy);
                    return;
                }
                GrammarForm form = GrammarForm.of(key.path())
                        .orElse(text.stripLeading().startsWith("<") ? GrammarForm.XML : GrammarForm.ABNF);
                read(key, form, new SourceText(source.name(key), text), own);
            }
        }
    }

    private void read(Key key, GrammarForm form, SourceText text, Findings own) {
        Optional<GrammarDocument> document = switch (form) {
            case ABNF -> Optional.of(AbnfReader.read(text, own));
            case XML -> XmlReader.read(text, own);
        };
        document.ifPresent(read -> {
            documents.put(key, read);
            DocumentChecks.check(read, own);
            waiting.add(key);
        });
    }
}
