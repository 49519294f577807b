package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.InboundCall;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class AgiSwitchTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void theNextEngineCanTakeThePortAsSoonAsTheSwitchIsClosed() throws IOException {
        for (int round = 0; round < 200; round++) {
            InetSocketAddress address;
            try (TestSwitch engine = TestSwitch.running(leg -> List.of())) {
                address = engine.address();
            }
            try (ServerSocket next = new ServerSocket()) {
                next.bind(address);
                assertThat(next.isBound()).as("round %d", round).isTrue();
            }
        }
    }

    @Test
    void aCallIsHandedOverAsAsteriskDescribesIt() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.call());
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.2", "agi_arg_1: 12345");
            assertThat(agi.handler().result())
                    .isEqualTo(new InboundCall(
                            new CallId("sys-1.2"), Optional.of(new PhoneNumber("13800138000")), "Ann", "12345", "agi"));
        }
    }

    @Test
    void whoeverIsNotAllowedIsClosedAtOnceAndRunsNothing() throws Exception {
        List<AddressBlock> elsewhere = List.of(AddressBlock.parse("10.0.0.0/8"));
        try (TestSwitch agi = TestSwitch.running(leg -> leg.call(), elsewhere, 10);
                ScriptedAsterisk stranger = agi.connect()) {
            assertThat(stranger.command()).isNull();
        }
    }

    @Test
    void oneCallMoreThanAllowedIsClosedAndALaterOneIsServed() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (TestSwitch agi = TestSwitch.running(
                leg -> {
                    over.await();
                    return leg.call().id();
                },
                AddressBlock.LOOPBACK,
                1)) {
            try (ScriptedAsterisk first = agi.connect();
                    ScriptedAsterisk second = agi.connect()) {
                first.opens("sys-1.1");
                assertThat(second.command()).isNull();
                over.countDown();
                assertThat(agi.handler().result()).isEqualTo(new CallId("sys-1.1"));
                assertThat(first.command()).isNull();
            }
            assertThat(served(agi, "sys-1.3")).isEqualTo(new CallId("sys-1.3"));
        }
    }

    @Test
    void aPeerThatSaysNothingOrToldTooSlowlyIsClosedByTheDeadline() throws Exception {
        try (TestSwitch agi = TestSwitch.impatient(leg -> leg.call().id());
                ScriptedAsterisk silent = agi.connect();
                ScriptedAsterisk slow = agi.connect()) {
            boolean open = true;
            for (int i = 0; i < 1_000 && open; i++) {
                open = trickled(slow);
            }
            assertThat(open)
                    .as("a letter every 10 ms does not keep a connection open")
                    .isFalse();
            assertThat(silent.command()).isNull();
        }
    }

    private static boolean trickled(ScriptedAsterisk slow) {
        try {
            slow.raw("a");
            LockSupport.parkNanos(10_000_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFloodOfBytesLinesOrHangupsEndsItsOwnConnectionOnly() throws Exception {
        String line = "x".repeat(1 << 20);
        String lines = "agi_a: b\n".repeat(1000);
        String hangups = "HANGUP\n".repeat(20_000);
        String noCall = "agi_network: yes\nagi_uniqueid: has blanks\n\n";
        String binary = "\u0000\u0016\u0003\u0001GET / HTTP/1.1\n\n";
        for (String flood : List.of(line, lines, hangups, noCall, binary)) {
            try (TestSwitch agi = TestSwitch.running(leg -> leg.call().id());
                    ScriptedAsterisk hostile = agi.connect()) {
                try {
                    hostile.raw(flood);
                } catch (IOException e) {
                    // Closed already while it was still sending.
                }
                assertThat(hostile.command()).isNull();
                assertThat(served(agi, "sys-1.1")).isEqualTo(new CallId("sys-1.1"));
            }
        }
    }

    @Test
    void afterDrainNewCallsAreRefusedWithAReasonAndRunningOnesGoOn() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.await(LONG));
                ScriptedAsterisk running = agi.connect()) {
            running.opens("sys-1.1");
            running.command();
            agi.agi().drain();
            assertThat(agi.agi().health().ready()).isFalse();
            try (ScriptedAsterisk refused = agi.connect()) {
                refused.opens("sys-1.2");
                assertThat(refused.answering("200 result=1"))
                        .isEqualTo("SET VARIABLE \"GREENLINE_REFUSED\" \"draining\"");
                assertThat(refused.command()).isNull();
            }
            running.say("200 result=0");
            assertThat(agi.handler().result()).asString().isEqualTo("TimedOut[]");
        }
    }

    @Test
    void closeLetsEveryCallGoWithoutEndingIt() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.await(LONG))) {
            List<ScriptedAsterisk> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ScriptedAsterisk call = agi.connect();
                call.opens("sys-1." + i);
                call.command();
                calls.add(call);
            }
            agi.agi().close();
            for (ScriptedAsterisk call : calls) {
                assertThat(agi.handler().result()).isInstanceOf(InterruptedException.class);
                assertThat(call.command())
                        .as("nothing is set and nothing hung up")
                        .isNull();
                call.vanish();
            }
            assertThat(agi.agi().health().ready()).isFalse();
        }
    }

    @Test
    void aHandlerThatFailsHarmsNoOtherCall() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> {
            if (leg.call().id().value().equals("sys-1.1")) {
                throw new IllegalStateException("a fault on purpose");
            }
            return leg.call().id();
        })) {
            try (ScriptedAsterisk first = agi.connect()) {
                first.opens("sys-1.1");
                assertThat(first.command()).isNull();
            }
            assertThat(served(agi, "sys-1.2")).isEqualTo(new CallId("sys-1.2"));
        }
    }

    @Test
    void aPortThatIsTakenIsReportedAndTakenLater() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            AgiSwitch agi = new AgiSwitch(AgiSettings.onLoopback(taken.getLocalPort(), Path.of("/prompts"), "/sounds"));
            TestSwitch running =
                    new TestSwitch(agi, new RecordingHandler(leg -> leg.call().id()));
            agi.open(running.handler());
            while (!agi.health().detail().contains("cannot listen")) {
                LockSupport.parkNanos(1_000_000);
            }
            freed(taken);
            assertThat(served(running, "sys-1.1")).isEqualTo(new CallId("sys-1.1"));
            assertThat(agi.health().ready()).isTrue();
            agi.close();
        }
    }

    private static void freed(ServerSocket socket) throws IOException {
        socket.close();
    }

    private static Object served(TestSwitch agi, String id) throws IOException, InterruptedException {
        try (ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens(id);
            return agi.handler().result();
        }
    }
}
