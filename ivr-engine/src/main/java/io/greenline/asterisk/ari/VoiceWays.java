package io.greenline.asterisk.ari;

import io.greenline.asterisk.ari.AriSettings.Voice;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which way this Asterisk can bring a voice: asked when somebody listens for the first time, and again after each connect,
 * because another Asterisk may be there. That there is none is not remembered: a module can be loaded at any time. Used on
 * the event loop of the link.
 */
final class VoiceWays {
    private static final String NOTHING =
            "neither chan_websocket.so nor chan_audiosocket.so runs on Asterisk: load one of" + " them in modules.conf";

    private final Voice settings;
    private final AriLink link;
    private Optional<VoiceWay> known;

    VoiceWays(Voice settings, AriLink link) {
        this.settings = settings;
        this.link = link;
        this.known = settings.way();
    }

    void forget() {
        known = settings.way();
    }

    /** Tells the way, or why there is none; at once where it is known. */
    void find(Consumer<VoiceWay> found, Consumer<String> none) {
        if (known.isPresent()) {
            found.accept(known.get());
            return;
        }
        look(
                "chan_websocket.so",
                VoiceWay.WEB_SOCKET,
                found,
                none,
                () -> look("chan_audiosocket.so", VoiceWay.AUDIO_SOCKET, found, none, () -> none.accept(NOTHING)));
    }

    private void look(
            String module, VoiceWay way, Consumer<VoiceWay> found, Consumer<String> none, Runnable otherwise) {
        AriRequest question = AriCommands.module(module);
        link.send(question, reply -> {
            switch (reply) {
                case Reply.Done done
                when done.ok() && done.body().contains("\"Running\"") -> {
                    known = Optional.of(way);
                    found.accept(way);
                }
                case Reply.Done _ -> otherwise.run();
                case Reply.Missing missing -> none.accept(missing.why());
                case Reply.InDoubt _ -> none.accept(question.title() + ": the connection to Asterisk went away");
                case Reply.Fenced _ -> none.accept("this engine may not act on the switch any more");
            }
        });
    }
}
