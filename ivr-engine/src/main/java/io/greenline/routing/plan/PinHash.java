package io.greenline.routing.plan;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * An agent's PIN as it can stand in a file that many people read: PBKDF2 with HMAC-SHA-256, written
 * {@code pbkdf2:ROUNDS:SALT:HASH} in hexadecimal. It keeps a PIN from being read off the file; a PIN of four digits can still be
 * guessed by whoever has the file and an hour, so the file stays on the engine's machine.
 *
 * @param rounds 1,000 to 10,000,000
 */
public record PinHash(int rounds, String salt, String hash) {
    /** Of new ones: about a tenth of a second. */
    private static final int ROUNDS = 210_000;

    private static final int BITS = 256;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2:(\\d{4,8}):((?:[0-9a-f]{2}){8,32}):([0-9a-f]{64})");
    private static final Pattern PIN = Pattern.compile("\\d{4,12}");

    /** Whether a text can be a PIN: 4 to 12 digits. */
    public static boolean isPin(String text) {
        return PIN.matcher(text).matches();
    }

    /** As {@link #toString} writes it; empty where the text is none. */
    public static Optional<PinHash> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() && Integer.parseInt(parts.group(1)) >= 1_000 && Integer.parseInt(parts.group(1)) <= 10_000_000
                ? Optional.of(new PinHash(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /**
     * Of a PIN.
     *
     * @param salt random bytes, at least 8
     */
    public static PinHash of(String pin, byte[] salt) {
        String hex = HexFormat.of().formatHex(salt);
        return new PinHash(ROUNDS, hex, derive(pin, hex, ROUNDS));
    }

    /** Whether this is the PIN; takes as long for a wrong one. */
    public boolean accepts(String pin) {
        return !pin.isEmpty()
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(hash), HexFormat.of().parseHex(derive(pin, salt, rounds)));
    }

    private static String derive(String pin, String salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), HexFormat.of().parseHex(salt), rounds, BITS);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return HexFormat.of().formatHex(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "pbkdf2:%d:%s:%s".formatted(rounds, salt, hash);
    }
}
