package io.greenline.call;

import io.greenline.audio.Sound;
import io.greenline.telephony.BargeIn;
import java.util.List;

/**
 * Sounds to be played one after the other.
 *
 * @param sounds may be empty: then nothing is played and the playback is finished at once
 * @param bargeIn whether a key stops them
 */
public record Playback(List<Sound> sounds, BargeIn bargeIn) {
    public Playback {
        sounds = List.copyOf(sounds);
    }
}
