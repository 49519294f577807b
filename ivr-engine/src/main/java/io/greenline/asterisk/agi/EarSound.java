package io.greenline.asterisk.agi;

import io.greenline.asterisk.media.AudioLine;
import io.greenline.asterisk.media.AudioListener;
import io.greenline.audio.Pcm;
import io.greenline.call.VoiceSink;
import io.greenline.telephony.DtmfDigit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes to an ear from Asterisk: over the line, and as the outcome of the command that carries it. */
final class EarSound implements AudioListener {
    private static final Logger LOG = LoggerFactory.getLogger(EarSound.class);
    /** The line's end and the command's come from one deed of Asterisk's, over two connections. */
    private static final long APART_MILLIS = 1_000;

    private final VoiceSink sink;
    private final EarWait wait;
    private final VoiceWay way;
    private final CompletableFuture<String> lineEnded = new CompletableFuture<>();
    private volatile boolean connected;
    private volatile boolean closed;

    EarSound(VoiceSink sink, EarWait wait, VoiceWay way) {
        this.sink = sink;
        this.wait = wait;
        this.way = way;
    }

    @Override
    public void connected() {
        connected = true;
        if (way.worked()) {
            LOG.info("Asterisk brings callers' voices again");
        }
    }

    @Override
    public void voice(Pcm piece) {
        if (!closed) {
            sink.voice(piece);
        }
    }

    @Override
    public void key(DtmfDigit digit) {
        wait.key(digit);
    }

    @Override
    public void ended(String reason) {
        lineEnded.complete(reason);
        wait.soundEnded();
    }

    /** The end of the line and of the command are no longer news: the ear is being closed. */
    void close() {
        closed = true;
    }

    /** Asterisk's command has ended: waits for the line's last word, and tells the sink when the voice is lost. */
    void commandEnded(AudioCommand.Outcome outcome, AudioLine line) {
        if (!connected || outcome instanceof AudioCommand.Outcome.LetGo) {
            line.end(); // nobody else does: a handler that fails leaves its ear open, and its caller in silence
        }
        String reason = lineEnded
                .completeOnTimeout("the line goes on", APART_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        line.end();
        switch (outcome) {
            case AudioCommand.Outcome.Ended(String how) -> lost(connected ? how + "; " + reason : how, true);
            case AudioCommand.Outcome.NotAnswered(String how) -> lost(how, false);
            case AudioCommand.Outcome.CallerGone _ -> {}
            case AudioCommand.Outcome.LetGo _ -> {}
        }
        wait.over();
    }

    private void lost(String reason, boolean everyCall) {
        if (closed) {
            return; // an ear that was closed before Asterisk came says nothing of the way
        }
        if (everyCall && !connected && way.failed(reason)) {
            LOG.warn(
                    "Callers on FastAGI are not heard: {}. Keys go on; tried again in {} s",
                    reason,
                    VoiceWay.PAUSE.toSeconds());
        }
        sink.lost(reason);
    }
}
