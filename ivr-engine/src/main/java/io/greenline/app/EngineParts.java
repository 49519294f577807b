package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.call.Switch;
import io.greenline.dialplan.Dialplan;
import io.greenline.prompt.Prompter;
import java.util.Collection;
import java.util.List;

/** The parts of an engine that talk to the outside; tests bring their own. */
interface EngineParts {
    /**
     * Makes every prompt of these dialplans ready to be played; shows its progress on the log.
     *
     * @throws CommandFailure when no prompt can be had at all
     */
    Voice prompter(Settings.Prompts settings, Collection<Dialplan> dialplans) throws InterruptedException;

    /** The switches that are enabled, not open yet. */
    List<Switch> switches(Settings settings);

    /** Prompts that can be played, until they are closed after the last call. */
    interface Voice extends Prompter, AutoCloseable {
        /** Deletes what was kept for running calls only. Never throws. */
        @Override
        void close();
    }
}
