package io.greenline.call;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A message that a caller is asked to leave (VoiceXML 2.0 section 2.3.6): any key ends it ({@code dtmfterm}).
 *
 * @param name of the recording on the switch: letters, digits, dots, hyphens and underscores, at most {@value #MAX_NAME};
 *     the same name means the same recording, so it is the name of one message and used for no other
 * @param atMost longest message ({@code maxtime}), at least one second; fractions of a second are rounded up
 * @param finalSilence silence that ends it, at least one second; rounded up as well
 */
public record MessageRecording(String name, Duration atMost, Duration finalSilence, Beep beep) {
    public static final int MAX_NAME = 160;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    public MessageRecording {
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' cannot be the name of a recording".formatted(name));
        }
        requireSecond(atMost);
        requireSecond(finalSilence);
    }

    private static void requireSecond(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a recording's times are at least one second, not " + time);
        }
    }
}
