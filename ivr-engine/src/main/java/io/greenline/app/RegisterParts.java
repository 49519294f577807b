package io.greenline.app;

import io.greenline.app.operation.RegisterServer;
import io.greenline.app.settings.Secret;
import io.greenline.app.settings.Settings;
import io.greenline.caller.CustomerDirectory;
import io.greenline.caller.RegisterEntry;
import io.greenline.caller.RegisteredNeeds;
import io.greenline.caller.VisitPassword;
import io.greenline.store.NumberRules;
import io.greenline.store.SqliteRegister;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The Priority Services Register, open: for look-ups on calls, and for those who keep it where a token is set. */
final class RegisterParts implements AutoCloseable {
    /** A look-up's own limit, well below a dialplan's. */
    private static final Duration AT_MOST = Duration.ofMillis(100);

    private final SqliteRegister register;
    private final Optional<RegisterServer> server;

    /**
     * Opens everything.
     *
     * @throws IOException when the address for requests cannot be had
     */
    RegisterParts(Settings settings) throws IOException {
        register = open(settings.store(), AT_MOST);
        try {
            Optional<Secret> token = settings.register().token();
            server = token.isPresent()
                    ? Optional.of(new RegisterServer(
                            settings.register().listen(),
                            token.get(),
                            new Shelf(register),
                            RegisterParts::seal,
                            RegisterParts::today,
                            InstantSource.system()))
                    : Optional.empty();
        } catch (IOException e) {
            register.close();
            throw new IOException("register.listen: " + e.getMessage(), e);
        }
    }

    static SqliteRegister open(Settings.Store store, Duration atMost) {
        StoreFiles files = new StoreFiles(store.directory());
        files.make();
        return new SqliteRegister(files.register(), new NumberRules(store.countryCode()), atMost);
    }

    /** The day on this machine; consent ends with it. */
    static LocalDate today() {
        return LocalDate.ofInstant(InstantSource.system().instant(), ZoneId.systemDefault());
    }

    static VisitPassword seal(String password) {
        byte[] salt = new byte[VisitPassword.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return VisitPassword.of(password, salt);
    }

    private record Shelf(SqliteRegister register) implements RegisterServer.Shelf {
        @Override
        public Optional<RegisterEntry> entry(PhoneNumber number) {
            return register.entry(number);
        }

        @Override
        public void put(RegisterEntry entry) {
            register.put(List.of(entry));
        }
    }

    /** A directory that also knows the register's needs. */
    CustomerDirectory with(CustomerDirectory customers) {
        return new RegisteredNeeds(customers, register, RegisterParts::today);
    }

    @Override
    public void close() {
        server.ifPresent(RegisterServer::close);
        register.close();
    }
}
