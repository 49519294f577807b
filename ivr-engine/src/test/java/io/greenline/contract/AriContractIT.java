package io.greenline.contract;

import io.greenline.asterisk.ari.AriSettings;
import io.greenline.asterisk.ari.AriSettings.PromptFolder;
import io.greenline.asterisk.ari.AriSwitch;
import io.greenline.asterisk.ari.Password;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract over ARI on a real Asterisk. */
@Execution(ExecutionMode.CONCURRENT)
class AriContractIT implements CallContract, NodeContract, MessageContract, ListenContract, HoldContract {
    private static final int PORT_BASE = 23_500;

    private static AsteriskExchange exchange;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        exchange = new AsteriskExchange(
                PORT_BASE,
                "ari-",
                asterisk -> new AriSwitch(
                        AriSettings.of(
                                        asterisk.ari(),
                                        asterisk.ariUser(),
                                        new Password(asterisk.ariPassword()),
                                        "greenline")
                                .withPrompts(new PromptFolder(asterisk.prompts(), asterisk.switchPrompts())),
                        InstantSource.system()));
    }

    @AfterAll
    static void stop() throws IOException {
        exchange.close();
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
    public ListeningLine listeningLine() {
        return exchange;
    }

    @Override
    public HoldingLine holdingLine() {
        return exchange;
    }
}
