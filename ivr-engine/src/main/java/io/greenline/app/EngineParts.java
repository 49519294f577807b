package io.greenline.app;

import io.greenline.app.notices.NoticeVoice;
import io.greenline.app.settings.Settings;
import io.greenline.app.versions.Voice;
import io.greenline.call.Switch;
import java.util.List;

/** The parts of an engine that talk to the outside; tests bring their own. */
interface EngineParts {
    /**
     * What gives the prompts of every dialplan a voice.
     *
     * @throws CommandFailure when no prompt can be had at all
     */
    OpenVoice voice(Settings.Prompts settings);

    /** The switches that are enabled, not open yet. */
    List<Switch> switches(Settings settings);

    /** A voice that is closed after the last call. */
    interface OpenVoice extends Voice, AutoCloseable {
        /** What gives notices a voice; dialplans that were given theirs here say them. */
        NoticeVoice notices();

        /** Deletes what was kept for running calls only. Never throws. */
        @Override
        void close();
    }
}
