package io.greenline.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLineTest {
    /** What a caller may send as a name: line ends of every kind, terminal escapes, quotes, reversed writing. */
    private static final String HOSTILE =
            "a\"\\\r\n2026-01-01 ERROR forged\u0085b\u2028c\u001b[2Jd\u202ee\u0000f\u009bg";

    private static LoggingEvent event(String name, Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "test", context.getLogger("io.greenline.Test"), Level.INFO, "caller '{}'", thrown, new Object[] {name});
        event.setMDCPropertyMap(Map.of("call", "sw-1.2"));
        return event;
    }

    @Test
    void aHostileNameStaysInsideItsJsonLine() {
        String line = LogLine.json(event(HOSTILE, new IllegalStateException(HOSTILE)));
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line).endsWith("}\n").doesNotContain("\u2028", "\u0085", "\u001b", "\u202e", "\u009b", "\u0000");
        JsonNode json = new JsonMapper().readTree(line);
        assertThat(json.get("message").asString()).isEqualTo("caller '" + HOSTILE + "'");
        assertThat(json.get("call").asString()).isEqualTo("sw-1.2");
        assertThat(json.get("level").asString()).isEqualTo("INFO");
        assertThat(json.get("exception").asString()).contains("IllegalStateException");
    }

    @Test
    void aHostileNameStaysInsideItsConsoleLine() {
        String line = LogLine.console(event(HOSTILE, null), ZoneOffset.UTC);
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line)
                .contains("[sw-1.2]")
                .contains("\\u000a")
                .contains("\\u001b")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void chineseStaysReadable() {
        assertThat(LogLine.json(event("\u7535\u529b", null))).contains("\u7535\u529b");
    }
}
