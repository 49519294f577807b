package io.greenline.app.operation;

import io.greenline.app.operation.BearerServer.Request;
import io.greenline.app.settings.Secret;
import io.greenline.caller.RegisterEntry;
import io.greenline.caller.VisitPassword;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One entry of the Priority Services Register at a time: {@code GET /register/NUMBER?for=ROLE} and {@code PUT
 * /register/NUMBER}. A role that may not see an entry is refused it; nothing lists entries here.
 */
public final class RegisterServer implements AutoCloseable {
    private static final String PATH = "/register/";

    private final BearerServer server;

    /** Where entries are kept. */
    public interface Shelf {
        Optional<RegisterEntry> entry(PhoneNumber number);

        /** Puts one in; durable when this returns. One without a password keeps the password that there was. */
        void put(RegisterEntry entry);
    }

    private record Counter(Shelf shelf, Function<String, VisitPassword> seal, Supplier<LocalDate> today)
            implements BearerServer.Resource {
        @Override
        public String methods(String path) {
            return path.startsWith(PATH) ? "GET, PUT" : "";
        }

        @Override
        public String places() {
            return "there are GET /register/NUMBER?for=ROLE and PUT /register/NUMBER";
        }

        @Override
        public JsonAnswer answer(Request request) {
            Optional<PhoneNumber> number =
                    PhoneNumber.parse(request.uri().getPath().substring(PATH.length()));
            if (number.isEmpty()) {
                return JsonAnswer.error(
                        400, "behind /register/ stands a telephone number of digits, with + before a country code");
            }
            return request.method().equals("PUT")
                    ? put(number.get(), request.body())
                    : get(number.get(), role(request.uri()));
        }

        private JsonAnswer get(PhoneNumber number, String role) {
            if (role.isEmpty()) {
                return JsonAnswer.error(400, "who asks? ?for=ROLE, such as desk or field-crew");
            }
            Optional<RegisterEntry> entry = shelf.entry(number);
            if (entry.isEmpty()) {
                return JsonAnswer.error(404, "the register has no such number");
            }
            return entry.get().maySee(role)
                    ? JsonAnswer.done(RegisterRequest.json(entry.get(), today.get()))
                    : JsonAnswer.error(403, "the household has not agreed that this role sees its entry");
        }

        private JsonAnswer put(PhoneNumber number, byte[] body) {
            try {
                RegisterEntry entry = RegisterRequest.parse(number, body, seal);
                boolean isNew = shelf.entry(number).isEmpty();
                shelf.put(entry);
                return new JsonAnswer(
                        isNew ? 201 : 200,
                        RegisterRequest.json(shelf.entry(number).orElse(entry), today.get()));
            } catch (BadRequest refused) {
                return JsonAnswer.error(400, String.valueOf(refused.getMessage()));
            }
        }

        private static String role(URI uri) {
            String query = Optional.ofNullable(uri.getQuery()).orElse("");
            return query.startsWith("for=") ? query.substring(4) : "";
        }
    }

    /**
     * Listens at once.
     *
     * @param seal makes of a password what is kept of it
     * @throws IOException when the address cannot be had
     */
    public RegisterServer(
            InetSocketAddress listen,
            Secret token,
            Shelf shelf,
            Function<String, VisitPassword> seal,
            Supplier<LocalDate> today,
            InstantSource clock)
            throws IOException {
        server = new BearerServer(listen, token, "register.token-file", new Counter(shelf, seal, today), clock);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
