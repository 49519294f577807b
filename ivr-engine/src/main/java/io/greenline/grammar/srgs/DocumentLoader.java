package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
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
    private final Map<LinkedGrammar.Key, ReadDocument> documents = new LinkedHashMap<>();
    private final Map<LinkedGrammar.Key, Findings> findings = new LinkedHashMap<>();
    private final Set<LinkedGrammar.Key> met = new LinkedHashSet<>();
    private final Deque<ReadDocument> waiting = new ArrayDeque<>();
    private final ContentDigest digest = new ContentDigest();

    DocumentLoader(GrammarSource source) {
        this.source = source;
    }

    /** All that could be read. */
    Map<LinkedGrammar.Key, ReadDocument> documents() {
        return documents;
    }

    /** Of each document, the one that was asked for first. */
    Map<LinkedGrammar.Key, Findings> findings() {
        return findings;
    }

    /** Tells one wording of all that was read from another. */
    String version() {
        return digest.digits();
    }

    void load(LinkedGrammar.Key root) {
        Findings own = new Findings();
        findings.put(root, own);
        meet(root, SourceSpan.startOf(source.name(root)), GrammarRule.UNREADABLE_FILE, own);
        while (!waiting.isEmpty()) {
            ReadDocument document = waiting.remove();
            for (Rule rule : document.rules().values()) {
                for (RuleReference reference : Parts.references(rule)) {
                    reference.grammar().ifPresent(address -> follow(document, reference.at(), address));
                }
            }
        }
    }

    private void follow(ReadDocument from, SourceSpan at, String address) {
        Optional<String> base = from.document().base();
        switch (Address.of(from.key(), base, address)) {
            case Address.Inside(LinkedGrammar.Key target) ->
                meet(target, at, GrammarRule.MISSING_GRAMMAR, from.findings());
            case Address.Refused(String problem) -> {
                String shown = base.map(" (base '%s')"::formatted).orElse("");
                String what = "the address '%s'%s %s".formatted(address, shown, problem);
                String remedy = "write the path of a file in the directory of grammars, such as other.gram";
                from.findings().error(at, GrammarRule.GRAMMAR_ADDRESS, what, remedy);
            }
        }
    }

    /**
     * Reads a document that was not met before.
     *
     * @param at where it is asked for
     * @param missing what it is not to be there
     */
    private void meet(LinkedGrammar.Key key, SourceSpan at, GrammarRule missing, Findings asking) {
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
            case GrammarSource.Bytes content -> bytes(key, at, content.bytes(), asking);
            case GrammarSource.Text(String text) -> text(key, text);
        }
    }

    private void bytes(LinkedGrammar.Key key, SourceSpan at, byte[] bytes, Findings asking) {
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

    private void text(LinkedGrammar.Key key, String text) {
        digest.add(key, text);
        Findings own = findings.computeIfAbsent(key, _ -> new Findings());
        String name = source.name(key);
        if (text.length() > GrammarBytes.MAX_BYTES) {
            String remedy = "split it into several grammars";
            own.error(SourceSpan.startOf(name), GrammarRule.FILE_TOO_LARGE, "the text is larger than 1 MB", remedy);
            return;
        }
        GrammarForm form = GrammarForm.of(key.path())
                .orElse(text.stripLeading().startsWith("<") ? GrammarForm.XML : GrammarForm.ABNF);
        read(key, form, new SourceText(name, text), own);
    }

    private void read(LinkedGrammar.Key key, GrammarForm form, SourceText text, Findings own) {
        Optional<GrammarDocument> document = switch (form) {
            case ABNF -> Optional.of(AbnfReader.read(text, own));
            case XML -> XmlReader.read(text, own);
        };
        document.ifPresent(read -> {
            DocumentChecks.check(read, own);
            ReadDocument found = ReadDocument.of(key, read, own);
            documents.put(key, found);
            waiting.add(found);
        });
    }
}
