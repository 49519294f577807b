package io.greenline.app.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.greenline.session.Switchboard;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * One event of the log as text. Whatever a caller or a switch sent is one line and stays one: control characters, line
 * separators and characters that turn the direction of writing are shown as escapes.
 */
final class LogLine {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int MAX_TEXT = 8_192;
    private static final int MAX_STACK = 32_768;

    private LogLine() {}

    /** A JSON object and a line feed: {@code at, level, logger, thread, call, message, exception}. */
    static String json(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"at\":\"").append(event.getInstant()).append('"');
        field(line, "level", event.getLevel().toString(), MAX_TEXT);
        field(line, "logger", event.getLoggerName(), MAX_TEXT);
        field(line, "thread", event.getThreadName(), MAX_TEXT);
        String call = event.getMDCPropertyMap().get(Switchboard.LOG_KEY);
        if (call != null) {
            field(line, "call", call, MAX_TEXT);
        }
        field(line, "message", event.getFormattedMessage(), MAX_TEXT);
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            field(line, "exception", ThrowableProxyUtil.asString(thrown), MAX_STACK);
        }
        return line.append("}\n").toString();
    }

    private static void field(StringBuilder line, String name, String value, int most) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < Math.min(value.length(), most); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c == '\n') {
                line.append("\\n");
            } else if (c == '\t') {
                line.append("\\t");
            } else {
                append(line, c);
            }
        }
        line.append('"');
    }

    /** For a terminal: {@code 10:15:30.123 WARN  Switchboard [call] message}, a stack indented under it. */
    static String console(ILoggingEvent event, ZoneId zone) {
        StringBuilder line = new StringBuilder(160);
        line.append(TIME_OF_DAY.format(event.getInstant().atZone(zone)))
                .append(' ')
                .append(String.format("%-5s ", event.getLevel()));
        String logger = event.getLoggerName();
        line.append(logger.substring(logger.lastIndexOf('.') + 1)).append(' ');
        String call = event.getMDCPropertyMap().get(Switchboard.LOG_KEY);
        if (call != null) {
            line.append('[');
            visible(line, call);
            line.append("] ");
        }
        visible(line, event.getFormattedMessage());
        line.append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            ThrowableProxyUtil.asString(thrown).lines().limit(60).forEach(stack -> {
                line.append("    | ");
                visible(line, stack.replace("\t", "  "));
                line.append('\n');
            });
        }
        return line.toString();
    }

    private static void visible(StringBuilder line, String text) {
        for (int i = 0; i < Math.min(text.length(), MAX_TEXT); i++) {
            append(line, text.charAt(i));
        }
    }

    private static void append(StringBuilder line, char c) {
        boolean hidden = switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
        if (hidden) {
            line.append(String.format("\\u%04x", (int) c));
        } else {
            line.append(c);
        }
    }
}
