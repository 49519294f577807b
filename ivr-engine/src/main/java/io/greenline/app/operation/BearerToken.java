package io.greenline.app.operation;

import com.sun.net.httpserver.HttpExchange;
import io.greenline.app.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The token that every request to a server has to show (RFC 6750, section 2.1). */
public final class BearerToken {
    private static final String BEARER = "Bearer ";

    private final byte[] token;
    private final String setting;

    /**
     * The token of a server.
     *
     * @param setting names the file that holds it; told to whoever comes without
     */
    public BearerToken(Secret token, String setting) {
        this.token = token.reveal().getBytes(StandardCharsets.UTF_8);
        this.setting = setting;
    }

    /** What a request without the token is answered; empty for one that shows it. */
    public Optional<JsonAnswer> refusal(HttpExchange exchange) {
        if (isShown(exchange)) {
            return Optional.empty();
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        return Optional.of(
                JsonAnswer.error(401, "the header Authorization must be: Bearer and the token of " + setting));
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean isShown(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token);
    }
}
