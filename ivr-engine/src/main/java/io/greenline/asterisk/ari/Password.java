package io.greenline.asterisk.ari;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** A password that never prints itself: only the header that needs it can read it. */
public final class Password {
    private final String secret;

    public Password(String secret) {
        this.secret = Objects.requireNonNull(secret);
    }

    /** The value of an {@code Authorization} header (RFC 7617, charset UTF-8). */
    String basicAuthorization(String user) {
        byte[] pair = (user + ':' + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "***";
    }
}
