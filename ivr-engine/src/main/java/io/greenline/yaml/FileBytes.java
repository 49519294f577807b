package io.greenline.yaml;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** An operator's file from the disk to a text: size, encoding and control characters are checked on the way. */
public final class FileBytes {
    /** Largest file that is read. */
    public static final int MAX_BYTES = 1_048_576;

    private FileBytes() {}

    /** The bytes of a file, at most one more than {@link #MAX_BYTES}; empty, with a finding, where it cannot be read. */
    public static Optional<byte[]> read(Path path, Findings findings) {
        String problem;
        try {
            if (Files.isDirectory(path)) {
                problem = "this is a directory, not a file";
            } else if (Files.exists(path) && !Files.isRegularFile(path)) {
                problem = "this is not a regular file";
            } else {
                try (InputStream in = Files.newInputStream(path)) {
                    return Optional.of(in.readNBytes(MAX_BYTES + 1));
                }
            }
        } catch (NoSuchFileException _) {
            problem = Files.isSymbolicLink(path) ? "the link leads nowhere" : "there is no such file";
        } catch (AccessDeniedException _) {
            problem = "the file may not be read";
        } catch (FileSystemLoopException _) {
            problem = "the links lead in a circle";
        } catch (IOException failed) {
            problem = "the file cannot be read: " + plain(failed);
        }
        findings.error(
                SourceSpan.startOf(path.toString()),
                YamlRule.UNREADABLE_FILE,
                problem,
                "check the name and the permissions");
        return Optional.empty();
    }

    private static String plain(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        return message.contains("symbolic links") ? "the links lead in a circle" : message;
    }

    /** The text of a file's content; empty, with a finding, where it is none. */
    public static Optional<SourceText> decode(String file, byte[] content, Findings findings) {
        if (content.length > MAX_BYTES) {
            String remedy = "split it into several dialplans or move long texts elsewhere";
            findings.error(SourceSpan.startOf(file), YamlRule.FILE_TOO_LARGE, "the file is larger than 1 MB", remedy);
            return Optional.empty();
        }
        Optional<String> wide = wideEncoding(content);
        if (wide.isPresent()) {
            String problem = "the file is %s, not UTF-8".formatted(wide.get());
            findings.error(SourceSpan.startOf(file), YamlRule.ENCODING, problem, "save it as UTF-8");
            return Optional.empty();
        }
        return utf8(file, content, findings).filter(text -> !hasControlCharacters(text, findings));
    }

    private static Optional<String> wideEncoding(byte[] content) {
        if (content.length < 2) {
            return Optional.empty();
        }
        int first = content[0] & 0xFF;
        int second = content[1] & 0xFF;
        if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
            return Optional.of("UTF-16 (little-endian)");
        }
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
            return Optional.of("UTF-16 (big-endian)");
        }
        return Optional.empty();
    }

    private static Optional<SourceText> utf8(String file, byte[] content, Findings findings) {
        ByteBuffer in = ByteBuffer.wrap(content);
        if (content.length >= 3
                && (content[0] & 0xFF) == 0xEF
                && (content[1] & 0xFF) == 0xBB
                && (content[2] & 0xFF) == 0xBF) {
            in.position(3);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(in, out, true);
        SourceText text = new SourceText(file, out.flip().toString());
        if (result.isError()) {
            int bad = content[in.position()] & 0xFF;
            String problem = "the byte 0x%02X at offset %d is not UTF-8".formatted(bad, in.position());
            findings.error(text.span(text.length()), YamlRule.ENCODING, problem, "save the file as UTF-8");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static boolean hasControlCharacters(SourceText text, Findings findings) {
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            int c = text.at(i);
            if (forbidden(c)) {
                String problem = "the control character U+%04X is not allowed".formatted(c);
                findings.error(text.span(i), YamlRule.CONTROL_CHARACTER, problem, "remove it");
                found = true;
            }
        }
        return found;
    }

    /** YAML 1.2.2 section 5.1: what is not printable. A byte order mark inside the text is none either. */
    private static boolean forbidden(int c) {
        boolean lineOrTab = c == '\t' || c == '\n' || c == '\r' || c == 0x85;
        return ((c < ' ' || (c >= 0x7F && c < 0xA0)) && !lineOrTab) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
    }
}
