package io.greenline.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** What spreadsheets and people part columns by where a comma should stand. */
enum CsvSeparator {
    SEMICOLON(';', "a semicolon"),
    TAB('\t', "a tab"),
    BAR('|', "a bar"),
    WIDE_COMMA('\uff0c', "a full-width comma"),
    WIDE_SEMICOLON('\uff1b', "a full-width semicolon");

    private final char sign;
    private final String words;

    CsvSeparator(char sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    /** As findings name it. */
    String words() {
        return words;
    }

    /**
     * What parts the columns of a header instead of commas; empty where commas do, or where nothing is known that does.
     *
     * @param header the line, with its quotation marks
     * @param columns those that there can be
     */
    static Optional<CsvSeparator> of(String header, Collection<String> columns) {
        if (header.indexOf(',') >= 0) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(separator -> separator.known(header, columns) > 1)
                .findFirst();
    }

    private long known(String header, Collection<String> columns) {
        return Arrays.stream(header.split("[" + sign + "]", -1))
                .map(column -> column.replace("\"", "").strip())
                .filter(columns::contains)
                .count();
    }
}
