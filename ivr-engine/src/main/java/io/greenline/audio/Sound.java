package io.greenline.audio;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A piece of audio that a switch can play.
 *
 * @param file the audio in the engine's file system, without the extension: a switch chooses among the formats beside
 *     each other ({@code .ulaw}, {@code .alaw}, {@code .wav})
 * @param words what is said, for people who read instead of listening
 * @param length its playing time
 */
public record Sound(Path file, String words, Duration length) {}
