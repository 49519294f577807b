package io.greenline.store;

import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVRecord;

/** The text of a CSV file, and where in it a field stands. One thread. */
final class CsvText {
    private final String file;
    private final String content;
    /** How far lines are counted: the character, and its line. */
    private int counted;

    private int line = 1;

    /** The text is not UTF-8; the finding says where. */
    static final class NotUtf8Exception extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Diagnostic finding;

        NotUtf8Exception(Diagnostic finding) {
            this.finding = finding;
        }

        Diagnostic finding() {
            return finding;
        }
    }

    private CsvText(String file, String content) {
        this.file = file;
        this.content = content;
    }

    static CsvText of(String file, byte[] bytes) throws NotUtf8Exception {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            CsvText upToThere = new CsvText(file, text.toString());
            throw new NotUtf8Exception(Diagnostic.error(
                    upToThere.place(text.length()),
                    "file-encoding",
                    "not UTF-8 from here on",
                    "save the file as UTF-8; GBK and UTF-16 are not read"));
        }
        boolean marked = !text.isEmpty() && text.get(0) == '\ufeff';
        return new CsvText(file, text.subSequence(marked ? 1 : 0, text.length()).toString());
    }

    String file() {
        return file;
    }

    String content() {
        return content;
    }

    /** The first line that is not empty, without its end. */
    String firstLine() {
        int begin = firstBegin();
        int end = begin;
        while (end < content.length() && !isLineEnd(end)) {
            end++;
        }
        return content.substring(begin, end);
    }

    /** Where the first line begins that is not empty. */
    SourceSpan startOfFirstLine() {
        return place(firstBegin());
    }

    private int firstBegin() {
        int position = 0;
        while (position < content.length() && isLineEnd(position)) {
            position++;
        }
        return position;
    }

    private boolean isLineEnd(int position) {
        return content.charAt(position) == '\r' || content.charAt(position) == '\n';
    }

    /** Where the field with this index of a row begins. */
    SourceSpan at(CSVRecord row, int index) {
        int position = Math.toIntExact(row.getCharacterPosition());
        while (position < content.length() && isLineEnd(position)) {
            position++; // Empty lines before a row count to it.
        }
        boolean quoted = false;
        for (int fields = 0; fields < index && position < content.length(); position++) {
            char c = content.charAt(position);
            quoted ^= c == '"';
            fields += c == ',' && !quoted ? 1 : 0;
        }
        return place(position);
    }

    /** Where the row after this one begins. */
    SourceSpan after(CSVRecord row) {
        int position = Math.toIntExact(row.getCharacterPosition());
        boolean quoted = false;
        boolean begun = false;
        for (; position < content.length(); position++) {
            char c = content.charAt(position);
            quoted ^= c == '"';
            if (c == '\n' && !quoted && begun) {
                return place(position + 1);
            }
            begun |= c != '\n' && c != '\r';
        }
        return place(position);
    }

    private SourceSpan place(int position) {
        for (; counted < position; counted++) {
            line += content.charAt(counted) == '\n' ? 1 : 0;
        }
        for (; counted > position; counted--) {
            line -= content.charAt(counted - 1) == '\n' ? 1 : 0;
        }
        int lineStart = content.lastIndexOf('\n', position - 1) + 1;
        return new SourceSpan(file, line, content.codePointCount(lineStart, position) + 1);
    }
}
