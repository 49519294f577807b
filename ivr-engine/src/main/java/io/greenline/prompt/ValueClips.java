package io.greenline.prompt;

import io.greenline.audio.Sound;
import io.greenline.telephony.Language;
import io.greenline.telephony.SpokenForm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks the values in prompts. Digits are put together from clips that are made at the start; other values are spoken when
 * they are needed and kept for a while, in a directory that is emptied at each start: what a caller was told about is not
 * kept for long. Thread-safe.
 */
final class ValueClips {
    private static final Logger LOG = LoggerFactory.getLogger(ValueClips.class);

    /** What a caller waits for a value at most before it is put together from digits. */
    private static final Duration WITHIN = Duration.ofMillis(800);

    private static final int KEPT = 2_000;
    private static final String DIGITS = "0123456789+";

    private final Map<Language, SpokenValues> words;
    private final Map<Language, Map<Character, Sound>> digits;
    private final Voices voices;
    private final SoundFiles files;
    private final Map<String, Sound> kept = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * Clips for values.
     *
     * @param digits every digit's sound in each language, as far as it could be had
     */
    ValueClips(
            Map<Language, SpokenValues> words,
            Map<Language, Map<Character, Sound>> digits,
            Voices voices,
            SoundFiles files) {
        this.words = words;
        this.digits = digits;
        this.voices = voices;
        this.files = files;
    }

    /** The signs that need a clip of their own. */
    static List<Character> signs() {
        return DIGITS.chars().mapToObj(c -> (char) c).toList();
    }

    /** The sounds of a value; empty when there is nothing to say or nothing that can be said. */
    List<Sound> sounds(Fill fill, Language language) throws InterruptedException {
        if (fill.value().isBlank()) {
            return List.of();
        }
        if (fill.form() == SpokenForm.DIGITS) {
            return fromDigits(fill.value(), language);
        }
        SpokenValues spoken = words.get(language);
        if (spoken == null) {
            return fromDigits(fill.value(), language);
        }
        String text = spoken.words(fill);
        Optional<Sound> known = known(text, language);
        if (known.isPresent()) {
            return List.of(known.get());
        }
        try {
            Sound sound = voices.spoken(text, language, WITHIN);
            keep(text, language, sound);
            return List.of(sound);
        } catch (Voices.VoiceException e) {
            LOG.warn("a value could not be spoken as {}, its digits are: {}", fill.form(), e.getMessage());
            return fromDigits(fill.value(), language);
        }
    }

    private List<Sound> fromDigits(String value, Language language) {
        Map<Character, Sound> clips = digits.getOrDefault(language, Map.of());
        List<Sound> sounds = new ArrayList<>();
        for (int i = 0; i < value.length(); i++) {
            Sound clip = clips.get(value.charAt(i));
            if (clip != null) {
                sounds.add(clip);
            }
        }
        return sounds;
    }

    private synchronized Optional<Sound> known(String text, Language language) {
        return Optional.ofNullable(kept.get(key(text, language)));
    }

    private synchronized void keep(String text, Language language, Sound sound) {
        kept.put(key(text, language), sound);
        if (kept.size() > KEPT) {
            Iterator<Sound> oldest = kept.values().iterator();
            Sound dropped = oldest.next();
            oldest.remove();
            delete(dropped);
        }
    }

    private void delete(Sound dropped) {
        try {
            files.delete(dropped);
        } catch (IOException e) {
            LOG.warn("a spoken value could not be deleted: {}", e.toString());
        }
    }

    private static String key(String text, Language language) {
        return language.tag() + " " + text;
    }
}
