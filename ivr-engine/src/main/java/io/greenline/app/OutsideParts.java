package io.greenline.app;

import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.HandoverServer;
import io.greenline.app.operation.OutsideCounts;
import io.greenline.app.settings.Secret;
import io.greenline.app.settings.Settings;
import io.greenline.backend.BackendName;
import io.greenline.store.NumberRules;
import io.greenline.store.RequestFile;
import io.greenline.store.SqliteCallbackBook;
import io.greenline.store.SqliteHandovers;
import io.greenline.store.SqliteLedger;
import io.greenline.store.SqliteOutbox;
import io.greenline.web.BackendAddress;
import io.greenline.web.HttpBackends;
import io.greenline.web.OutboxSender;
import io.greenline.web.WebLimits;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What dialplans reach beside the telephone, open: backends, the outbox, the callback book, incidents, handovers. */
final class OutsideParts implements AutoCloseable {
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final RequestFile file;
    private final HttpBackends backends;
    private final SqliteOutbox outbox;
    private final OutboxSender sender;
    private final SqliteCallbackBook callbacks;
    private final SqliteHandovers handovers;
    private final SqliteLedger ledger;
    private final Optional<HandoverServer> server;

    /**
     * Opens everything; messages that an earlier engine left are sent from now on.
     *
     * @throws IOException when the address for handovers cannot be had
     */
    OutsideParts(Settings settings, CallMetrics metrics) throws IOException {
        file = requests(settings.store());
        backends = new HttpBackends(addresses(settings.backends()), WebLimits.USUAL, metrics::asked);
        outbox = new SqliteOutbox(file, settings.backends().keySet());
        sender = new OutboxSender(outbox, backends, InstantSource.system(), LOOK);
        callbacks = callbacks(settings, file);
        handovers = new SqliteHandovers(file, new NumberRules(settings.store().countryCode()));
        ledger = new SqliteLedger(file, callbacks);
        try {
            Optional<Secret> token = settings.handover().token();
            server = token.isPresent()
                    ? Optional.of(new HandoverServer(
                            settings.handover().listen(), token.get(), handovers::leave, InstantSource.system()))
                    : Optional.empty();
        } catch (IOException e) {
            backends.close();
            file.close();
            throw new IOException("handover.listen: " + e.getMessage(), e);
        }
        metrics.outside(new Counts());
        sender.start();
    }

    static RequestFile requests(Settings.Store store) {
        StoreFiles files = new StoreFiles(store.directory());
        files.make();
        return new RequestFile(files.requests(), BUSY);
    }

    static SqliteCallbackBook callbacks(Settings settings, RequestFile file) {
        return new SqliteCallbackBook(
                file, new NumberRules(settings.store().countryCode()), settings.callbackPrefixes());
    }

    private static Map<BackendName, BackendAddress> addresses(Map<BackendName, Settings.Backend> backends) {
        Map<BackendName, BackendAddress> addresses = new LinkedHashMap<>();
        backends.forEach((name, backend) -> addresses.put(
                name,
                new BackendAddress(backend.address(), backend.authorization().map(Secret::reveal))));
        return addresses;
    }

    /** What the metrics show. */
    private final class Counts implements OutsideCounts {
        @Override
        public long messagesWaiting() {
            return outbox.counts().waiting();
        }

        @Override
        public long messagesDead() {
            return outbox.counts().dead();
        }

        @Override
        public long messagesDelivered() {
            return sender.delivered();
        }

        @Override
        public long backendsLeftAlone() {
            return backends.leftAlone();
        }

        @Override
        public long callbacksOpen() {
            return callbacks.open();
        }

        @Override
        public long handovers() {
            return handovers.count(InstantSource.system().instant());
        }
    }

    HttpBackends backends() {
        return backends;
    }

    SqliteOutbox outbox() {
        return outbox;
    }

    SqliteCallbackBook callbacks() {
        return callbacks;
    }

    SqliteLedger ledger() {
        return ledger;
    }

    SqliteHandovers handovers() {
        return handovers;
    }

    /** Closes it after the last call; what was not delivered waits for the next engine. */
    @Override
    public void close() {
        server.ifPresent(HandoverServer::close);
        sender.close();
        backends.close();
        file.close();
    }
}
