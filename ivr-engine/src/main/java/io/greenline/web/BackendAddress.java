package io.greenline.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a backend is. Every request stays below it: the same scheme, host and port, and a path that begins with its own.
 *
 * @param base {@code http} or {@code https}, with neither query nor fragment nor user
 * @param authorization the value of the header {@code Authorization}; never printed
 */
public record BackendAddress(URI base, Optional<String> authorization) {
    /** RFC 3986: what a path and a query are made of. Possessive: a long path would need a deep stack otherwise. */
    private static final Pattern ENCODED = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]++|%[0-9A-Fa-f]{2})*+");

    private static final Pattern SLASHES = Pattern.compile("[/\\\\]");

    public BackendAddress {
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        boolean plain = base.getRawQuery() == null && base.getRawFragment() == null && base.getRawUserInfo() == null;
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null || !plain) {
            throw new IllegalArgumentException("no address of a backend: " + base);
        }
    }

    /**
     * The address of a request; empty for a path that could lead out of the base.
     *
     * @param path percent-encoded, beginning with {@code /}; a query may follow
     */
    Optional<URI> of(String path) {
        if (!path.startsWith("/")
                || path.startsWith("//")
                || !ENCODED.matcher(path).matches()
                || climbs(path)) {
            return Optional.empty();
        }
        String root = base.toString();
        return Optional.of(URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path));
    }

    /** Servers undo the encoding before or after they look for dots, some of them twice. */
    private static boolean climbs(String path) {
        String plain = path;
        for (int round = 0; round < 3; round++) {
            plain = plain.replaceAll("(?i)%25", "%")
                    .replaceAll("(?i)%2e", ".")
                    .replaceAll("(?i)%2f", "/")
                    .replaceAll("(?i)%5c", "\\\\");
        }
        int query = plain.indexOf('?');
        return SLASHES.splitAsStream(query < 0 ? plain : plain.substring(0, query))
                .anyMatch(part -> part.equals("..") || part.equals("."));
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
