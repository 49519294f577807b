package io.greenline.contract;

import io.greenline.asterisk.ari.AriSettings;
import io.greenline.asterisk.ari.AriSettings.PromptFolder;
import io.greenline.asterisk.ari.AriSwitch;
import io.greenline.asterisk.ari.Password;
import io.greenline.asterisk.ari.VoiceFormat;
import io.greenline.asterisk.ari.VoiceWay;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.asterisk.media.AudioSocketSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What every ear must do, over ARI with the voice over AudioSocket, as with an Asterisk that has no chan_websocket. */
@Execution(ExecutionMode.CONCURRENT)
class ListenAudioSocketAriIT implements ListenContract {
    private static final int PORT_BASE = 25_500;

    private static AudioSocketServer audio;
    private static AsteriskExchange exchange;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        audio = new AudioSocketServer(AudioSocketSettings.onLoopback(0));
        audio.open();
        exchange = new AsteriskExchange(
                PORT_BASE,
                "ari-",
                asterisk -> new AriSwitch(
                        AriSettings.of(
                                        asterisk.ari(),
                                        asterisk.ariUser(),
                                        new Password(asterisk.ariPassword()),
                                        "greenline")
                                .withPrompts(new PromptFolder(asterisk.prompts(), asterisk.switchPrompts()))
                                .withVoice(new AriSettings.Voice(Optional.of(VoiceWay.AUDIO_SOCKET), VoiceFormat.SLIN)),
                        InstantSource.system(),
                        audio));
    }

    @AfterAll
    static void stop() throws IOException {
        exchange.close();
        audio.close();
    }

    @Override
    public ListeningLine listeningLine() {
        return exchange;
    }
}
