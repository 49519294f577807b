package io.greenline.app;

import io.greenline.app.notices.NoticeVoice;
import io.greenline.app.operation.HealthPart;
import io.greenline.app.settings.Settings;
import io.greenline.app.versions.Voice;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.call.Switch;
import io.greenline.call.TextLine;
import io.greenline.session.SpeechDesk;
import io.greenline.speech.SpeechCounts;
import java.util.List;
import java.util.Optional;

/** The parts of an engine that talk to the outside; tests bring their own. */
interface EngineParts {
    /**
     * What gives the prompts of every dialplan a voice.
     *
     * @throws CommandFailure when no prompt can be had at all
     */
    OpenVoice voice(Settings.Prompts settings);

    /** What listens to callers; where no model is set, every question is answered by keys. */
    OpenSpeech speech(Settings.Speech settings, SpeechCounts counts);

    /** The switches that are enabled, not open yet. */
    List<Switch> switches(Settings settings, Optional<AudioSocketServer> audio);

    /** Where callers can write; where there is no such way, nobody can. */
    default TextLine texts(Settings settings) {
        return TextLine.NONE;
    }

    /** What listens to callers; closed after the last call. */
    interface OpenSpeech {
        SpeechDesk desk();

        /** Where a switch without another way brings voices. */
        Optional<AudioSocketServer> audio();

        /** How the models stand. */
        HealthPart.Condition condition();

        /** Models that are set and cannot be used. */
        long missing();

        /** Answers whose sound could not be kept. */
        long voicesLost();

        void close() throws InterruptedException;
    }

    /** A voice that is closed after the last call. */
    interface OpenVoice extends Voice, AutoCloseable {
        /** What gives notices a voice; dialplans that were given theirs here say them. */
        NoticeVoice notices();

        /** Deletes what was kept for running calls only. Never throws. */
        @Override
        void close();
    }
}
