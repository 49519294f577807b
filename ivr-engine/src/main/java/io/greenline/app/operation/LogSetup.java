package io.greenline.app.operation;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import io.greenline.app.settings.LogLevel;
import io.greenline.app.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up in code: no XML is searched for or parsed. Logback finds this class as a service: until
 * {@link #serve} is called only warnings are written, to standard error.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    private static final int QUEUE = 8_192;
    private static final int DAYS = 14;
    private static final long FILE_BYTES = 20L * FileSize.MB_COEFFICIENT;
    private static final long ALL_BYTES = 500L * FileSize.MB_COEFFICIENT;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * From here on the log is written to its file too. A disk that refuses never holds up a call: up to 8,192 lines wait,
     * then the less important ones and at last all are dropped.
     */
    public static void serve(Settings.Log settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(settings.level().name()));
        // At the level of debugging Netty and Flyway would say more than the engine.
        context.getLogger("io.netty").setLevel(atLeast(settings.level(), Level.INFO));
        context.getLogger("org.flywaydb").setLevel(atLeast(settings.level(), Level.WARN));
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName("queue");
        queue.setQueueSize(QUEUE);
        queue.setNeverBlock(true);
        queue.addAppender(file(context, settings));
        queue.start();
        root.addAppender(queue);
    }

    private static Level atLeast(LogLevel wanted, Level least) {
        Level level = Level.toLevel(wanted.name());
        return level.isGreaterOrEqual(least) ? level : least;
    }

    /** Writes out what waits and closes the log. */
    public static void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static Appender<ILoggingEvent> console(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        ZoneId zone = ZoneId.systemDefault();
        console.setEncoder(encoder(context, event -> LogLine.console(event, zone)));
        console.start();
        return console;
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Settings.Log settings) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("file");
        file.setFile(settings.file().toString());
        file.setEncoder(encoder(context, LogLine::json));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(settings.file() + ".%d{yyyy-MM-dd}.%i.gz");
        rolling.setMaxFileSize(new FileSize(FILE_BYTES));
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(new FileSize(ALL_BYTES));
        rolling.start();
        file.setRollingPolicy(rolling);
        file.start();
        return file;
    }

    private static EncoderBase<ILoggingEvent> encoder(LoggerContext context, Function<ILoggingEvent, String> line) {
        EncoderBase<ILoggingEvent> encoder = new LineEncoder(line);
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static final class LineEncoder extends EncoderBase<ILoggingEvent> {
        private final Function<ILoggingEvent, String> line;

        LineEncoder(Function<ILoggingEvent, String> line) {
            this.line = line;
        }

        @Override
        public byte[] headerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] encode(ILoggingEvent event) {
            return line.apply(event).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] footerBytes() {
            return new byte[0];
        }
    }
}
