package io.greenline.app.operation;

import io.greenline.app.operation.BearerServer.Request;
import io.greenline.app.settings.Secret;
import io.greenline.caller.Handovers.Handover;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what web, app and chat leave for a caller: {@code POST /handover}, and nothing else. Whoever knows the token may leave
 * things; nobody can read them here.
 */
public final class HandoverServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BearerServer server;

    /** Where handovers are put. */
    @FunctionalInterface
    public interface Shelf {
        /**
         * Keeps one; durable when this returns.
         *
         * @return false when there is no room
         */
        boolean leave(PhoneNumber number, Handover handover, Instant now, Instant expires);
    }

    private record Counter(Shelf shelf, InstantSource clock) implements BearerServer.Resource {
        @Override
        public String methods(String path) {
            return path.equals("/handover") ? "POST" : "";
        }

        @Override
        public String places() {
            return "there is POST /handover";
        }

        @Override
        public JsonAnswer answer(Request request) {
            try {
                HandoverRequest handover = HandoverRequest.parse(request.body());
                Instant now = clock.instant();
                return shelf.leave(handover.number(), handover.handover(), now, now.plus(handover.expiresIn()))
                        ? new JsonAnswer(201, JSON.createObjectNode().put("kept", true))
                        : JsonAnswer.error(503, "too many handovers wait: try again later");
            } catch (BadRequest refused) {
                return JsonAnswer.error(400, String.valueOf(refused.getMessage()));
            }
        }
    }

    /**
     * Listens at once.
     *
     * @throws IOException when the address cannot be had
     */
    public HandoverServer(InetSocketAddress listen, Secret token, Shelf shelf, InstantSource clock) throws IOException {
        server = new BearerServer(listen, token, "handover.token-file", new Counter(shelf, clock), clock);
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
