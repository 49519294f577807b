package io.greenline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendAddressTest {
    private static final BackendAddress BILLING = at("http://billing.example:9000/api/");

    private static BackendAddress at(String base) {
        return new BackendAddress(URI.create(base), Optional.empty());
    }

    @Test
    void aPathIsAppendedToTheBase() {
        assertThat(BILLING.of("/accounts/a%2Fb?month=11&q=%E9%99%88"))
                .contains(URI.create("http://billing.example:9000/api/accounts/a%2Fb?month=11&q=%E9%99%88"));
        assertThat(at("https://b.example").of("/a..b/...")).contains(URI.create("https://b.example/a..b/..."));
    }

    /** A value may have 4,096 characters, and each of them up to nine in a path. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "%E9%99%88"})
    void aPathMayBeAsLongAsItsValues(String character) {
        String path = "/" + character.repeat(4_096);
        assertThat(BILLING.of(path)).contains(URI.create("http://billing.example:9000/api" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "accounts",
                "http://evil.example/",
                "//evil.example/x",
                "/..",
                "/a/../b",
                "/%2e%2E/x",
                "/a%2f..%2fb",
                "/a%252e%252e/..",
                "/%252e%252e/x",
                "/a/..%5cb",
                "/a b",
                "/a\r\nHost: evil",
                "/a#b",
                "/%zz",
                "/a\\b",
                "/@evil/.",
                "/陈",
                "/a?b c"
            })
    void whatCouldLeadElsewhereIsRefused(String path) {
        assertThat(BILLING.of(path)).isEmpty();
    }

    @Test
    void anyTextStaysBelowTheBaseOrIsRefused() {
        long seed = 20_261_126L;
        Random random = new Random(seed);
        String alphabet = "/.%25eEfF\\?#@:ab&=2 ;~\u0000陈";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder path = new StringBuilder("/");
            for (int i = random.nextInt(14); i > 0; i--) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            BILLING.of(path.toString()).ifPresent(address -> {
                assertThat(address.getRawAuthority())
                        .as("seed %d: %s", seed, path)
                        .isEqualTo("billing.example:9000");
                assertThat(address.normalize().getRawPath())
                        .as("seed %d: %s", seed, path)
                        .startsWith("/api/");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://b.example", "http:///x", "http://u:p@b.example", "http://b.example/?q", "http://b/#f"})
    void anAddressIsSchemeHostAndPathOnly(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> at(base));
    }
}
