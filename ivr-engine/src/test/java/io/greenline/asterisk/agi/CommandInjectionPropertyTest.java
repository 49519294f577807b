package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.telephony.BargeIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a name, a number, a path or a target is made of, Asterisk reads the one command that was meant. */
class CommandInjectionPropertyTest {
    private static final int ROUNDS = 400;

    @Test
    void aSoundsPathIsOneWordOrIsNotSent() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Path file;
            try {
                file = TestSwitch.PROMPTS.resolve("a" + HostileText.next(random));
            } catch (InvalidPathException e) {
                continue;
            }
            Playback playback = new Playback(List.of(new Sound(file, "", Duration.ofSeconds(1))), BargeIn.DTMF);
            String expected = new SoundPaths(TestSwitch.PROMPTS, "/asterisk/sounds")
                    .asAsteriskSees(file)
                    .orElse("");
            try (TestSwitch agi = TestSwitch.running(leg -> leg.play(playback));
                    ScriptedAsterisk asterisk = agi.connect()) {
                asterisk.opens("sys-1.1");
                String command = asterisk.command();
                if (command == null) {
                    assertThat(agi.handler().result()).isInstanceOf(CallEvent.SwitchFailed.class);
                } else {
                    assertWords(seed, command, "STREAM", "FILE", expected, "0123456789*#ABCD");
                    asterisk.say("200 result=0 endpos=1");
                    assertThat(asterisk.command()).as("seed %d", seed).isNull();
                }
            }
        }
    }

    @Test
    void aTargetIsOneArgumentOrIsNotSent() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Transfer transfer = new Transfer("PJSIP/" + HostileText.next(random), Duration.ofSeconds(20), 1);
            try (TestSwitch agi = TestSwitch.running(leg -> leg.transfer(transfer));
                    ScriptedAsterisk asterisk = agi.connect()) {
                asterisk.opens("sys-1.1");
                assertOnlyTheDialCommand(seed, asterisk, transfer.dialString());
                assertThat(agi.handler().result()).isNotNull();
            }
        }
    }

    private static void assertOnlyTheDialCommand(long seed, ScriptedAsterisk asterisk, String target)
            throws IOException {
        for (String command = asterisk.command(); command != null; command = asterisk.command()) {
            List<String> words = AgiWords.of(command);
            if (words.get(1).equals("Dial")) {
                String sent = new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
                assertWords(seed, command, "EXEC", "Dial", sent + ",20,gr");
                asterisk.say("200 result=0");
            } else if (words.get(1).equals("MSet")) {
                asterisk.say("200 result=0");
            } else {
                assertThat(words)
                        .as("seed %d", seed)
                        .startsWith("GET", "FULL", "VARIABLE")
                        .hasSize(4);
                asterisk.say("200 result=1 (1|||0)");
            }
        }
    }

    private static void assertWords(long seed, String command, String... words) {
        assertThat(AgiWords.of(command)).as("seed %d: %s", seed, command).containsExactly(words);
        assertThat(command.getBytes(StandardCharsets.UTF_8).length)
                .as("seed %d", seed)
                .isLessThan(AgiSocket.MAX_COMMAND_BYTES);
    }
}
