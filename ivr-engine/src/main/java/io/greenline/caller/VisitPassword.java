package io.greenline.caller;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The password that visiting staff say at the door, as it is kept: nobody can read it, only try it. PBKDF2 with
 * HMAC-SHA256 (RFC 8018).
 *
 * @param kept {@code rounds:salt:hash}, salt and hash in hexadecimal
 */
public record VisitPassword(String kept) {
    /** Fewest characters that are taken. */
    public static final int LEAST_CHARACTERS = 4;

    /** Most characters that are taken. */
    public static final int MOST_CHARACTERS = 64;

    /** Bytes of salt. */
    public static final int SALT_BYTES = 16;

    private static final int ROUNDS = 120_000;
    private static final int HASH_BITS = 256;
    private static final String SHAPE = "[1-9][0-9]{3,7}:[0-9a-f]{32}:[0-9a-f]{64}";

    public VisitPassword {
        if (!kept.matches(SHAPE)) {
            throw new IllegalArgumentException("not a password as this program keeps them");
        }
    }

    /**
     * Seals a password; takes some 50 ms of one processor, which is the point of it.
     *
     * @param salt {@link #SALT_BYTES} random bytes, others for each password
     */
    public static VisitPassword of(String password, byte[] salt) {
        if (!isWellFormed(password)) {
            throw new IllegalArgumentException(
                    "a password has %d to %d characters".formatted(LEAST_CHARACTERS, MOST_CHARACTERS));
        }
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        }
        HexFormat hex = HexFormat.of();
        return new VisitPassword(
                "%d:%s:%s".formatted(ROUNDS, hex.formatHex(salt), hex.formatHex(hash(password, salt, ROUNDS))));
    }

    /** Reads what {@link #kept} says; empty for an empty text. */
    public static Optional<VisitPassword> ofKept(String kept) {
        return kept.isEmpty() ? Optional.empty() : Optional.of(new VisitPassword(kept));
    }

    /** Whether it can be taken as a password: long enough, and nothing in it that cannot be said at a door. */
    public static boolean isWellFormed(String password) {
        int length = password.strip().length();
        return length >= LEAST_CHARACTERS
                && length <= MOST_CHARACTERS
                && password.codePoints().noneMatch(Character::isISOControl);
    }

    /** Whether this is the password; case and the width of letters make no difference, it was said and not typed. */
    public boolean is(String said) {
        String[] parts = kept.split(":", -1);
        byte[] salt = HexFormat.of().parseHex(parts[1]);
        byte[] hash = HexFormat.of().parseHex(parts[2]);
        return MessageDigest.isEqual(hash, hash(said, salt, Integer.parseInt(parts[0])));
    }

    private static byte[] hash(String password, byte[] salt, int rounds) {
        String plain =
                Normalizer.normalize(password.strip(), Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT);
        PBEKeySpec key = new PBEKeySpec(plain.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA256", e);
        } finally {
            key.clearPassword();
        }
    }

    /** Not even the hash ends in a log. */
    @Override
    public String toString() {
        return "***";
    }
}
