package io.greenline.asterisk.ari;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The first requests on a new connection: set the event filter, which also shows whether this Asterisk takes requests
 * over the WebSocket, then read its name, channels and bridges. Used on the event loop only.
 */
final class StateSync {
    private static final Logger LOG = LoggerFactory.getLogger(StateSync.class);

    private final AriSettings settings;
    private final Sender sender;
    private final Runnable fallBack;

    /** Sends before what calls wait to send. */
    @FunctionalInterface
    interface Sender {
        void send(AriRequest request, Consumer<Reply> reply, Duration deadline);
    }

    StateSync(AriSettings settings, Sender sender, Runnable fallBack) {
        this.settings = settings;
        this.sender = sender;
        this.fallBack = fallBack;
    }

    void start(Consumer<Snapshot> synced, Consumer<String> failed) {
        AriRequest filter = AriCommands.allowNeededEvents(settings.application());
        sender.send(
                filter,
                reply -> {
                    switch (reply) {
                        case Reply.Done done -> {
                            checkFilter(done);
                            read(synced, failed);
                        }
                        case Reply.Missing _ -> {
                            LOG.info("{} takes no requests over the WebSocket: plain HTTP instead", settings.url());
                            fallBack.run();
                            sender.send(
                                    filter,
                                    this::checkFilter,
                                    settings.patience().command());
                            read(synced, failed);
                        }
                        case Reply.InDoubt _, Reply.Fenced _ -> {}
                    }
                },
                settings.patience().probe());
    }

    private void checkFilter(Reply reply) {
        if (reply instanceof Reply.Done done && !done.ok()) {
            LOG.warn("{} did not take the event filter, every event comes: {}", settings.url(), done);
        }
    }

    private void read(Consumer<Snapshot> synced, Consumer<String> failed) {
        Reading reading = new Reading(synced, failed);
        Duration deadline = settings.patience().command();
        sender.send(AriCommands.info(), reply -> reading.info = reading.body(reply), deadline);
        sender.send(AriCommands.bridges(), reply -> reading.bridges = reading.body(reply), deadline);
        sender.send(AriCommands.channels(), reply -> reading.complete(reading.body(reply)), deadline);
    }

    /** The answers as they come: in the order of the requests. */
    private static final class Reading {
        private final Consumer<Snapshot> synced;
        private final Consumer<String> failed;
        private String info = "";
        private String bridges = "";
        private boolean over;

        private Reading(Consumer<Snapshot> synced, Consumer<String> failed) {
            this.synced = synced;
            this.failed = failed;
        }

        private String body(Reply reply) {
            if (reply instanceof Reply.Done done && done.ok()) {
                return done.body();
            }
            fail("its state cannot be read: " + reply);
            return "";
        }

        private void complete(String channels) {
            if (over) {
                return;
            }
            try {
                synced.accept(new Snapshot(
                        StateReader.info(info), StateReader.channels(channels), StateReader.bridges(bridges)));
            } catch (JacksonException malformed) {
                fail("its state cannot be understood: " + malformed.getOriginalMessage());
            }
        }

        private void fail(String why) {
            if (!over) {
                over = true;
                failed.accept(why);
            }
        }
    }
}
