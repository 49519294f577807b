package io.greenline.app;

import io.greenline.app.operation.LogSetup;
import io.greenline.app.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes calls until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Take calls until SIGTERM or Ctrl-C.",
            "The first signal lets running calls end (drain.limit); a second one stops at once: calls stay on Asterisk"
                    + " for the next engine."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption option;

    @SuppressWarnings("NullAway.Init")
    ServeCommand() {}

    @Override
    public Integer call() throws Exception {
        StartTimes times = new StartTimes();
        Settings settings = times.measure("settings", option::load);
        times.measure("log", () -> {
            openLog(settings.log());
            return true;
        });
        try {
            serve(settings, times);
        } finally {
            LogSetup.close();
        }
        return 0;
    }

    private static void openLog(Settings.Log log) {
        try {
            Files.createDirectories(log.file().toAbsolutePath().getParent());
            LogSetup.serve(log);
        } catch (IOException e) {
            throw new CommandFailure("log.file: %s cannot be made (%s)".formatted(log.file(), e));
        }
    }

    private void serve(Settings settings, StartTimes times) throws InterruptedException {
        Semaphore stop = new Semaphore(0);
        AtomicInteger signals = new AtomicInteger();
        Engine engine = EngineStart.start(settings, new ShippedParts(), times);
        StopSignals.onEach(() -> {
            if (signals.incrementAndGet() > 1) {
                engine.stopAtOnce();
            }
            stop.release();
        });
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Greenline %s is ready after %.2f s (%s)%n",
                Main.Version.text(),
                times.sinceProcessStart().toMillis() / 1000.0,
                times);
        engine.switchLines().forEach(line -> out.println("  " + line));
        out.printf(
                "  health: http://%s:%d/health/ready%n",
                settings.httpListen().getHostString(), engine.address().getPort());
        out.printf(
                "  log: %s%n  journal: %s%n",
                settings.log().file(), settings.store().directory());
        out.flush();
        stop.acquire();
        engine.stop(settings.drainLimit());
    }
}
