package io.greenline.asterisk.ari;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an Asterisk is and how patient we are with it.
 *
 * @param url Asterisk's HTTP server with its prefix if it has one, for example {@code http://127.0.0.1:8088}
 * @param user the ARI user of {@code ari.conf}
 * @param password of that user
 * @param application the name in {@code Stasis(...)}: letters, digits, dots, hyphens and underscores, at most 40; one
 *     engine per name, a second one takes the calls away from the first
 * @param prompts how Asterisk finds the engine's prompt files
 * @param patience the deadlines
 * @param limits the sizes
 * @param voice how callers are listened to
 */
public record AriSettings(
        URI url,
        String user,
        Password password,
        String application,
        PromptFolder prompts,
        Patience patience,
        Limits limits,
        Voice voice) {
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int HTTP_PORT = 80;

    public AriSettings {
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("the address of Asterisk must be like http://host:8088, not " + url);
        }
        if (!APPLICATION.matcher(application).matches()) {
            throw new IllegalArgumentException(
                    "an ARI application has 1 to 40 letters, digits, dots, hyphens or underscores, not '%s'"
                            .formatted(application));
        }
    }

    /** Settings with the defaults for everything that has one. */
    public static AriSettings of(URI url, String user, Password password, String application) {
        return new AriSettings(
                url,
                user,
                password,
                application,
                PromptFolder.shared(),
                Patience.usual(),
                Limits.usual(),
                Voice.usual());
    }

    public AriSettings withPrompts(PromptFolder folder) {
        return new AriSettings(url, user, password, application, folder, patience, limits, voice);
    }

    AriSettings withApplication(String other) {
        return new AriSettings(url, user, password, other, prompts, patience, limits, voice);
    }

    public AriSettings withPatience(Patience other) {
        return new AriSettings(url, user, password, application, prompts, other, limits, voice);
    }

    public AriSettings withVoice(Voice other) {
        return new AriSettings(url, user, password, application, prompts, patience, limits, other);
    }

    int port() {
        return url.getPort() < 0 ? HTTP_PORT : url.getPort();
    }

    /** The path of ARI on that server, without a slash at its end. */
    String basePath() {
        return httpPrefix() + "/ari";
    }

    /** What Asterisk's HTTP server has in front of all paths, without a slash at its end. */
    String httpPrefix() {
        String path = url.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    String authorization() {
        return password.basicAuthorization(user);
    }

    /**
     * The same folder as two file systems see it (Asterisk may live in a private root).
     *
     * @param here in the engine's file system
     * @param there in Asterisk's, absolute
     */
    public record PromptFolder(Path here, String there) {
        /** Both see the same paths. */
        public static PromptFolder shared() {
            return new PromptFolder(Path.of("/"), "/");
        }

        /** The file as Asterisk names it; a file outside the folder keeps its own name. */
        String onSwitch(Path file) {
            Path absolute = file.toAbsolutePath().normalize();
            Path folder = here.toAbsolutePath().normalize();
            if (!absolute.startsWith(folder)) {
                return absolute.toString();
            }
            String base = there.endsWith("/") ? there : there + '/';
            return base + folder.relativize(absolute);
        }
    }

    /**
     * How a caller's voice comes from Asterisk.
     *
     * @param way empty for the best one that this Asterisk has
     * @param format over the WebSocket; an AudioSocket always sends linear samples
     */
    public record Voice(Optional<VoiceWay> way, VoiceFormat format) {
        public static Voice usual() {
            return new Voice(Optional.empty(), VoiceFormat.SLIN);
        }
    }

    /**
     * How long what may take.
     *
     * @param command until Asterisk has answered one command
     * @param away how much longer a command waits while the connection is down
     * @param probe until it is clear that this Asterisk does not take requests over the WebSocket
     * @param ping between two pings; a ping without any answer until the next one means a dead connection
     * @param goodbye for the threads of calls to end when the switch is closed
     */
    public record Patience(Duration command, Duration away, Duration probe, Duration ping, Duration goodbye) {
        public static Patience usual() {
            return new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5));
        }
    }

    /**
     * What one switch may cost.
     *
     * @param calls at the same time; a call beyond goes back to the dialplan
     * @param requests that wait for the connection or for an answer
     * @param messageBytes of one message of Asterisk: the list of all channels comes as one
     */
    public record Limits(int calls, int requests, int messageBytes) {
        public static Limits usual() {
            return new Limits(5_000, 50_000, 32 * 1024 * 1024);
        }
    }
}
