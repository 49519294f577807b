package io.greenline.grammar.srgs;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A grammar from bytes to text: by its byte order mark, else by what its first bytes look like, else by the encoding that it
 * declares, else as UTF-8 (section 4.4, XML 1.0 appendix F).
 */
final class GrammarBytes {
    /** Largest file that is read. */
    static final int MAX_BYTES = 1_048_576;

    private static final int DECLARED_WITHIN = 200;
    private static final Pattern ABNF_DECLARES = Pattern.compile("#ABNF +[0-9.]+ +([^;\\s]+) *;");
    private static final Pattern XML_DECLARES =
            Pattern.compile("<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private final String file;
    private final byte[] content;
    private final Findings findings;

    private GrammarBytes(String file, byte[] content, Findings findings) {
        this.file = file;
        this.content = content;
        this.findings = findings;
    }

    /** The text without its byte order mark; empty, with a finding, where the bytes are none. */
    static Optional<SourceText> decode(String file, GrammarForm form, byte[] content, Findings findings) {
        return new GrammarBytes(file, content, findings).decode(form);
    }

    private Optional<SourceText> decode(GrammarForm form) {
        if (content.length > MAX_BYTES) {
            String remedy = "split it into several grammars that refer to one another";
            findings.error(
                    SourceSpan.startOf(file), GrammarRule.FILE_TOO_LARGE, "the file is larger than 1 MB", remedy);
            return Optional.empty();
        }
        Optional<Seen> seen = seen();
        Optional<String> declared = declared(form, seen.map(Seen::charset).orElse(StandardCharsets.ISO_8859_1));
        if (declared.isEmpty()) {
            Seen found = seen.orElse(new Seen(StandardCharsets.UTF_8, 0));
            return text(found.charset(), found.mark());
        }
        Optional<Charset> named = named(declared.get());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (seen.isPresent() && !fits(named.get(), seen.get().charset())) {
            return fail(
                    "the file declares %s and is %s"
                            .formatted(declared.get(), seen.get().charset()),
                    "declare the encoding that the file is saved in");
        }
        return text(
                seen.map(Seen::charset).orElse(named.get()),
                seen.map(Seen::mark).orElse(0));
    }

    /**
     * What the first bytes say.
     *
     * @param mark how many bytes the byte order mark has
     */
    private record Seen(Charset charset, int mark) {}

    private Optional<Seen> seen() {
        if (begins(0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Seen(StandardCharsets.UTF_8, 3));
        }
        if (begins(0xFE, 0xFF)) {
            return Optional.of(new Seen(StandardCharsets.UTF_16BE, 2));
        }
        if (begins(0xFF, 0xFE)) {
            return Optional.of(new Seen(StandardCharsets.UTF_16LE, 2));
        }
        if (content.length >= 2 && content[0] == 0 && content[1] != 0) {
            return Optional.of(new Seen(StandardCharsets.UTF_16BE, 0));
        }
        if (content.length >= 2 && content[0] != 0 && content[1] == 0) {
            return Optional.of(new Seen(StandardCharsets.UTF_16LE, 0));
        }
        return Optional.empty();
    }

    private boolean begins(int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> declared(GrammarForm form, Charset seen) {
        String head = new String(content, 0, Math.min(content.length, 2 * DECLARED_WITHIN), seen);
        String start = head.startsWith("\uFEFF") ? head.substring(1) : head;
        Pattern declares = switch (form) {
            case ABNF -> ABNF_DECLARES;
            case XML -> XML_DECLARES;
        };
        Matcher matcher = declares.matcher(start);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Optional<Charset> named(String name) {
        try {
            Charset charset = Charset.forName(name);
            String sample = "#ABNF <?xml";
            boolean readable = charset.canEncode()
                    && (wide(charset)
                            || new String(sample.getBytes(charset), StandardCharsets.US_ASCII).equals(sample));
            if (readable) {
                return Optional.of(charset);
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            // Told below.
        }
        fail("'%s' is no encoding that grammars can be in".formatted(name), "save the file as UTF-8 and declare UTF-8");
        return Optional.empty();
    }

    private static boolean wide(Charset charset) {
        return charset.name().startsWith("UTF-16");
    }

    /** UTF-16 is the name of both byte orders. */
    private static boolean fits(Charset declared, Charset seen) {
        return declared.equals(seen) || (declared.equals(StandardCharsets.UTF_16) && wide(seen));
    }

    private Optional<SourceText> text(Charset charset, int mark) {
        ByteBuffer in = ByteBuffer.wrap(content, mark, content.length - mark);
        CharBuffer out = CharBuffer.allocate(content.length + 1);
        boolean broken = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        SourceText text = new SourceText(file, out.flip().toString());
        if (!broken) {
            return Optional.of(text);
        }
        int bad = content[in.position()] & 0xFF;
        findings.error(
                text.span(text.length()),
                GrammarRule.GRAMMAR_ENCODING,
                "the byte 0x%02X at offset %d is not %s".formatted(bad, in.position(), charset),
                "save the file as UTF-8, or declare the encoding that it is in");
        return Optional.empty();
    }

    private Optional<SourceText> fail(String problem, String remedy) {
        findings.error(SourceSpan.startOf(file), GrammarRule.GRAMMAR_ENCODING, problem, remedy);
        return Optional.empty();
    }
}
