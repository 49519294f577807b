package io.greenline.dialplan;

import java.util.Locale;

/**
 * One way in which two dialplans differ, in the terms of the flow.
 *
 * @param where which one: {@code main} or {@code report/ask} for a node of a subflow, {@code main, key 3} for an edge,
 *     {@code greeting in zh-CN} for a prompt
 * @param before what it is in the first dialplan; empty where there is nothing to say, or nothing there
 * @param after what it is in the second one
 */
public record Change(Kind kind, Subject subject, String where, String before, String after) {
    /** What became of it. */
    public enum Kind {
        ADDED("+"),
        REMOVED("-"),
        CHANGED("~");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /** One character in front of the line. */
        public String sign() {
            return sign;
        }
    }

    /** What it is that differs, in the order in which it is told. */
    public enum Subject {
        DIALPLAN,
        SUBFLOW,
        VARIABLE,
        NODE,
        EDGE,
        PROMPT;

        /** As people are told it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line: {@code ~ edge main, key 3: billing -> bill}. */
    @Override
    public String toString() {
        String what = "%s %s %s".formatted(kind.sign(), subject.word(), where);
        return switch (kind) {
            case ADDED -> after.isEmpty() ? what : what + ": " + after;
            case REMOVED -> before.isEmpty() ? what : what + ": " + before;
            case CHANGED -> "%s: %s -> %s".formatted(what, shown(before), shown(after));
        };
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
