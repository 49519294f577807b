package io.greenline.contract;

import io.greenline.asterisk.agi.AgiSettings;
import io.greenline.asterisk.agi.AgiSwitch;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract over FastAGI on a real Asterisk. */
@Execution(ExecutionMode.CONCURRENT)
class AgiContractIT implements CallContract, NodeContract, MessageContract {
    private static final int PORT_BASE = 24_500;

    private static AsteriskExchange exchange;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        exchange = new AsteriskExchange(
                PORT_BASE,
                "agi-",
                asterisk -> new AgiSwitch(
                        AgiSettings.onLoopback(asterisk.agiPort(), asterisk.prompts(), asterisk.switchPrompts())));
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
}
