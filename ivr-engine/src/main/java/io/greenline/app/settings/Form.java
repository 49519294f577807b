package io.greenline.app.settings;

import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that a setting's text must have.
 *
 * @param description in words, as the reference and every refusal print it
 * @param reader reads a text; a relative path is resolved against the folder given
 * @param secret whether the text may never be printed
 */
record Form<T>(String description, Reader<T> reader, boolean secret) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern NUMBER_OR_ANY = Pattern.compile("\\*|[A-Za-z0-9+#._-]{1,64}");
    private static final Pattern LISTEN = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\[\\]:]+)):([0-9]{1,5})");
    private static final int MAX_TEXT = 200;
    private static final int MAX_PORT = 65_535;

    Form(String description, Reader<T> reader) {
        this(description, reader, false);
    }

    /** Reads a text. */
    interface Reader<T> {
        T read(String text, Path base) throws Refused;
    }

    /** A text that has not the form. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }

        /** What is wrong, in a few words; empty where the form's description says it all. */
        String why() {
            return why;
        }
    }

    static Form<String> word() {
        return matching("1 to 40 letters, digits, dots, hyphens or underscores", WORD);
    }

    static Form<String> countryCode() {
        return matching("1 to 3 digits", Pattern.compile("[1-9][0-9]{0,2}"));
    }

    private static Form<String> matching(String description, Pattern pattern) {
        return new Form<>(description, (text, _) -> {
            if (!pattern.matcher(text).matches()) {
                throw new Refused("");
            }
            return text;
        });
    }

    /** A telephone in the switch's own words: what would break out of a command of the switch is refused. */
    static Form<String> dialString() {
        return matching(
                "1 to 200 printable characters without blanks, commas and quotes",
                Pattern.compile("[\\x21-\\x7E&&[^,\"'|\\\\]]{1," + MAX_TEXT + "}"));
    }

    /** How any number, or any agent, is dialled, in the switch's own words; the gap stands for it. */
    static Form<String> dialPattern(String gap) {
        Form<String> dialString = dialString();
        return new Form<>("%s, with %s in it".formatted(dialString.description(), gap), (text, base) -> {
            if (!text.contains(gap)) {
                throw new Refused(gap + " is missing");
            }
            return dialString.reader().read(text, base);
        });
    }

    static Form<Secret> secretText() {
        return new Form<>("1 to 200 printable ASCII characters", (text, _) -> secretOf(text), true);
    }

    static Secret secretOf(String text) throws Refused {
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        if (text.isEmpty() || text.length() > MAX_TEXT || !printable) {
            throw new Refused("");
        }
        return new Secret(text);
    }

    static Form<Boolean> flag() {
        return new Form<>("true or false", (text, _) -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refused("");
        });
    }

    static Form<Integer> whole(int least, int most) {
        return new Form<>("a whole number from %d to %d".formatted(least, most), (text, _) -> {
            int number = parse(text);
            if (number < least || number > most) {
                throw new Refused("");
            }
            return number;
        });
    }

    private static int parse(String text) throws Refused {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new Refused("");
        }
    }

    static Form<Path> path() {
        return new Form<>("a path; a relative one starts at the settings file's folder", (text, base) -> {
            try {
                return base.resolve(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw new Refused(e.getReason());
            }
        });
    }

    /** A path in another machine's or another root's file system. */
    static Form<String> foreignPath() {
        return matching(
                "an absolute path without blanks, quotes and commas", Pattern.compile("/[\\x21-\\x7E&&[^,\"'|\\\\]]*"));
    }

    static Form<URI> httpAddress() {
        return new Form<>("an address such as http://127.0.0.1:8088", (text, _) -> {
            URI uri = uri(text);
            if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
                throw new Refused("");
            }
            return uri;
        });
    }

    /** The address of somebody else's HTTP server, of which only what is below it is reached. */
    static Form<URI> webAddress() {
        return new Form<>(
                "an address such as http://127.0.0.1:9000/api, http or https, without user and query", (text, _) -> {
                    URI uri = uri(text);
                    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                    boolean plain =
                            uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
                    if (!web || uri.getHost() == null || !plain) {
                        throw new Refused("");
                    }
                    return uri;
                });
    }

    private static URI uri(String text) throws Refused {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Refused(e.getReason());
        }
    }

    /** Where a server listens. Names are not looked up: only {@code localhost} is one. */
    static Form<InetSocketAddress> listen() {
        return new Form<>("address:port, the address in figures or localhost, the port 0 (any) to 65535", (text, _) -> {
            Matcher parts = LISTEN.matcher(text);
            if (!parts.matches() || parse(parts.group(3)) > MAX_PORT) {
                throw new Refused("");
            }
            String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
            return new InetSocketAddress(address(host), parse(parts.group(3)));
        });
    }

    private static InetAddress address(String host) throws Refused {
        if (host.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException _) {
            throw new Refused("");
        }
    }

    /** Addresses with an optional prefix length, as firewalls write them. */
    static Form<List<String>> addressBlocks() {
        return new Form<>("addresses in figures, each with an optional /prefix, joined by commas", (text, _) -> {
            List<String> blocks = new ArrayList<>();
            for (String block : split(text)) {
                int slash = block.indexOf('/');
                InetAddress address = address(slash < 0 ? block : block.substring(0, slash));
                int bits = address.getAddress().length * Byte.SIZE;
                int prefix = slash < 0 ? bits : parse(block.substring(slash + 1));
                if (prefix < 0 || prefix > bits) {
                    throw new Refused("'%s' has a prefix beyond %d".formatted(block, bits));
                }
                blocks.add(block);
            }
            return List.copyOf(blocks);
        });
    }

    /** How telephone numbers may begin. */
    static Form<List<String>> numberPrefixes() {
        Pattern prefix = Pattern.compile("\\+?[0-9]{1,15}");
        return new Form<>(
                "beginnings of telephone numbers, digits with an optional plus, joined by commas", (text, _) -> {
                    List<String> prefixes = split(text);
                    for (String one : prefixes) {
                        if (!prefix.matcher(one).matches()) {
                            throw new Refused("'%s' is none".formatted(one));
                        }
                    }
                    return prefixes;
                });
    }

    static Form<Duration> duration(Duration least, Duration most) {
        String description = "a time such as 500ms, 30s, 10m or 2h, from %s to %s".formatted(said(least), said(most));
        return new Form<>(description, (text, _) -> {
            Matcher parts = DURATION.matcher(text);
            if (!parts.matches()) {
                throw new Refused("");
            }
            long amount = Long.parseLong(parts.group(1));
            Duration duration = switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new Refused("");
            }
            return duration;
        });
    }

    private static String said(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** Called numbers and the dialplans that serve them. */
    static Form<Map<String, String>> lines() {
        return new Form<>("number=dialplan pairs joined by commas; * is every other number", (text, _) -> {
            Map<String, String> lines = new LinkedHashMap<>();
            for (String pair : split(text)) {
                int equals = pair.indexOf('=');
                String number = equals < 0 ? "" : pair.substring(0, equals).strip();
                String dialplan = pair.substring(equals + 1).strip();
                if (!NUMBER_OR_ANY.matcher(number).matches() || !Name.isName(dialplan)) {
                    throw new Refused("'%s' is no such pair".formatted(pair));
                }
                if (lines.put(number, dialplan) != null) {
                    throw new Refused("number '%s' is there twice".formatted(number));
                }
            }
            return Map.copyOf(lines);
        });
    }

    private static List<String> split(String text) throws Refused {
        List<String> parts =
                Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
        if (parts.stream().anyMatch(String::isEmpty)) {
            throw new Refused("there is nothing between two commas, or nothing at all");
        }
        return parts;
    }

    static <E extends Enum<E>> Form<E> oneOf(Class<E> words) {
        List<String> names = List.of(words.getEnumConstants()).stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Form<>("one of " + String.join(", ", names), (text, _) -> {
            if (!names.contains(text)) {
                throw new Refused("");
            }
            return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
        });
    }

    /** The names that a family's members may have: administrators' names. */
    static Form<String> name() {
        return new Form<>("lower-case words joined by hyphens", (text, _) -> {
            if (!Name.isName(text)) {
                throw new Refused("");
            }
            return text;
        });
    }

    /** The names that a family's members may have: languages. */
    static Form<String> languageTag() {
        return new Form<>("a language tag such as zh-CN", (text, _) -> {
            if (!Language.isTag(text)) {
                throw new Refused("");
            }
            return text;
        });
    }
}
