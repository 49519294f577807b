package io.greenline.contract;

import io.greenline.asterisk.agi.AgiSettings;
import io.greenline.asterisk.agi.AgiSwitch;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.asterisk.media.AudioSocketSettings;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract over FastAGI on a real Asterisk. */
@Execution(ExecutionMode.CONCURRENT)
class AgiContractIT implements CallContract, NodeContract, MessageContract, HoldContract {
    private static final int PORT_BASE = 24_500;

    private static AudioSocketServer audio;
    private static AsteriskExchange exchange;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        audio = new AudioSocketServer(AudioSocketSettings.onLoopback(0));
        audio.open();
        exchange = new AsteriskExchange(
                PORT_BASE,
                "agi-",
                asterisk -> new AgiSwitch(
                        AgiSettings.onLoopback(asterisk.agiPort(), asterisk.prompts(), asterisk.switchPrompts()),
                        audio));
    }

    @AfterAll
    static void stop() throws IOException {
        exchange.close();
        audio.close();
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public Recorder recorder() {
        return exchange;
    }

    @Override
    public HoldingLine holdingLine() {
        return exchange;
    }
}
