package io.greenline.asterisk.agi;

import java.util.List;
import java.util.Random;

/** Text such as a caller or a damaged file could bring: quotes, escapes, line ends, commands, other scripts. */
final class HostileText {
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "\n",
            "\r",
            "\t",
            "\u0000",
            " ",
            "\\\"",
            "\"\nHANGUP\n",
            "EXEC System \"id\"",
            "${SHELL(id)}",
            ",",
            "&",
            "'",
            "\u2028",
            "张",
            "\uD83D\uDE00",
            "\uD83D",
            "\u001B[0m",
            "\u0085",
            "200 result=1",
            "a",
            "0",
            "/../");

    private HostileText() {}

    static String next(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(50) == 0 ? text.toString() + "x".repeat(9000) : text.toString();
    }
}
