package io.greenline.grammar.srgs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Where a reference to another document leads (section 2.2.2, RFC 3986 section 5): resolved against the base of the document
 * that it stands in, and against that document's own address where it declares none. A base is itself resolved against the
 * document's address (section 4.9).
 */
sealed interface Address {
    /** The longest address that is looked at, in characters. */
    int MAX_LENGTH = 1_000;

    /** Inside the directory of grammars. */
    record Inside(LinkedGrammar.Key target) implements Address {}

    /**
     * Not to be followed.
     *
     * @param problem as the end of "the address ..."
     */
    record Refused(String problem) implements Address {}

    /** The document; empty where the address is refused. */
    default Optional<LinkedGrammar.Key> key() {
        return switch (this) {
            case Inside(LinkedGrammar.Key target) -> Optional.of(target);
            case Refused _ -> Optional.empty();
        };
    }

    /**
     * Resolves an address.
     *
     * @param from the document that it is written in
     * @param base as that document declares it
     * @param written without a fragment
     */
    static Address of(LinkedGrammar.Key from, Optional<String> base, String written) {
        String start = base.orElse("");
        if (written.length() > MAX_LENGTH || start.length() > MAX_LENGTH) {
            return new Refused("is longer than %,d characters".formatted(MAX_LENGTH));
        }
        if (written.isEmpty()) {
            return new Refused("is empty");
        }
        if (written.startsWith("/") || start.startsWith("/")) {
            return new Refused("is an absolute path");
        }
        try {
            URI own = new URI(SCHEME, null, "/" + from.path(), null);
            return inside(own.resolve(new URI(start)).resolve(new URI(written)));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return new Refused("is not a URI");
        }
    }

    /** Of a document's own address: no file has it. */
    String SCHEME = "greenline";

    private static Address inside(URI resolved) {
        String scheme = String.valueOf(resolved.getScheme());
        if (!scheme.equals(SCHEME) || resolved.getRawAuthority() != null || resolved.isOpaque()) {
            return new Refused("leads to %s, and nothing is fetched".formatted(resolved));
        }
        if (resolved.getRawQuery() != null || resolved.getRawFragment() != null) {
            return new Refused("has a query or a fragment");
        }
        String path = resolved.getPath().substring(1);
        List<String> parts = List.of(path.split("/", -1));
        if (parts.contains("..")) {
            return new Refused("leads out of the directory of grammars");
        }
        boolean odd = path.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '\\' || Character.isSurrogate((char) c));
        if (odd || parts.contains("") || parts.contains(".")) {
            return new Refused("is not the address of a file");
        }
        return new Inside(new LinkedGrammar.Key(path));
    }
}
