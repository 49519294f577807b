package io.greenline.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String VOICES = """
            Pty Language       Age/Gender VoiceName          File                 Other Languages
             5  cmn             --/M      Chinese            sit/cmn
             2  en-us           --/M      English_(America)  gmw/en-US
            """;

    @TempDir
    Path folder;

    /** A machine on which everything is well, until a test says otherwise. */
    private static class FakeMachine implements Machine {
        int status = 200;
        String modules = "";
        boolean free = true;
        boolean reachable = true;
        Instant asterisk = NOON;

        @Override
        public Runtime.Version java() {
            return Runtime.Version.parse("25.0.1");
        }

        @Override
        public Optional<String> output(List<String> command) {
            return switch (command.getFirst()) {
                case "espeak-ng" -> Optional.of(VOICES);
                case "ss" -> Optional.of("LISTEN 0 50 127.0.0.1:4573 users:((\"java\",pid=42,fd=5))");
                default -> Optional.empty();
            };
        }

        @Override
        public Reply get(URI address, String authorization) throws IOException {
            if (!reachable) {
                throw new ConnectException("Connection refused");
            }
            String body = address.getPath().endsWith("/modules") ? modules : "{\"system\":{\"version\":\"22.10.1\"}}";
            return new Reply(status, body, Optional.of(asterisk));
        }

        @Override
        public boolean free(InetSocketAddress address) {
            return free;
        }

        @Override
        public Instant now() {
            return NOON;
        }
    }

    private List<String> examine(Machine machine) throws Exception {
        return examine(machine, Map.of());
    }

    private List<String> examine(Machine machine, Map<String, String> more) throws Exception {
        Map<String, String> given = new HashMap<>(more);
        given.put("greenline.ari.password", "secret-secret");
        Settings settings = Settings.load(new SettingSources(Optional.empty(), Map.of(), given, folder));
        return new Doctor(settings, machine)
                .examine("here").stream().map(Finding::toString).toList();
    }

    @Test
    void eachLineIsOkOrSaysHowToMendIt() throws Exception {
        FakeMachine machine = new FakeMachine();
        machine.modules =
                "[{\"name\":\"res_ari.so\",\"status\":\"Running\"},{\"name\":\"app_dial.so\",\"status\":\"Not Running\"}]";
        assertThat(examine(machine))
                .contains(
                        "ok    java: 25.0.1",
                        "ok    ARI: Asterisk 22.10.1, password right",
                        "ok    clock: the same as Asterisk's",
                        "ok    FastAGI port: 127.0.0.1:4573 is free")
                .anyMatch(line -> line.startsWith("mend: modules: not running: ") && line.contains("app_dial"))
                .noneMatch(line -> line.contains("secret-secret"))
                .noneMatch(line -> line.contains("not running: res_ari,"));
    }

    @Test
    void whereSpeechIsSetUpTheWayOfVoicesIsLookedAtToo() throws Exception {
        FakeMachine machine = new FakeMachine();
        machine.modules = "[]";
        Map<String, String> speech = Map.of("greenline.speech.models.en-US", folder.toString());
        assertThat(examine(machine)).noneMatch(line -> line.contains("voices over FastAGI"));
        assertThat(examine(machine, speech))
                .contains(
                        "mend: voices over FastAGI: callers have keys only; load res_audiosocket and app_audiosocket in modules.conf",
                        "ok    AudioSocket port: 127.0.0.1:4574 is free");
        machine.modules = "[{\"name\":\"res_audiosocket.so\",\"status\":\"Running\"},"
                + "{\"name\":\"app_audiosocket.so\",\"status\":\"Running\"}]";
        assertThat(examine(machine, speech))
                .contains("ok    voices over FastAGI: Asterisk can bring them by AudioSocket");
    }

    @Test
    void voicesOverAriNeedAnEarAndOneOfTwoWays() throws Exception {
        FakeMachine machine = new FakeMachine();
        machine.modules = "[]";
        Map<String, String> speech = Map.of("greenline.speech.models.en-US", folder.toString());
        assertThat(examine(machine)).noneMatch(line -> line.contains("voices over ARI"));
        assertThat(examine(machine, speech))
                .contains("mend: voices over ARI: callers have keys only; load res_stasis_snoop in modules.conf");
        machine.modules = "[{\"name\":\"res_stasis_snoop.so\",\"status\":\"Running\"},"
                + "{\"name\":\"chan_websocket.so\",\"status\":\"Not Running\"}]";
        assertThat(examine(machine, speech))
                .contains("mend: voices over ARI: callers have keys only; load chan_websocket, or where Asterisk has"
                        + " none res_audiosocket and chan_audiosocket, in modules.conf");
        machine.modules = machine.modules.replace("Not Running", "Running");
        assertThat(examine(machine, speech)).contains("ok    voices over ARI: Asterisk can bring them by WebSocket");
    }

    @Test
    void aTakenPortNamesItsHolder() throws Exception {
        FakeMachine machine = new FakeMachine();
        machine.free = false;
        assertThat(examine(machine))
                .anyMatch(line ->
                        line.startsWith("mend: FastAGI port: 127.0.0.1:4573 is taken by") && line.contains("pid=42"));
    }

    @Test
    void aWrongPasswordADeadAsteriskAndAWrongClockAreTold() throws Exception {
        FakeMachine machine = new FakeMachine();
        machine.status = 401;
        assertThat(examine(machine)).anyMatch(line -> line.startsWith("mend: ARI: http://127.0.0.1:8088 refuses user"));
        machine.status = 200;
        machine.asterisk = NOON.minusSeconds(60);
        assertThat(examine(machine)).anyMatch(line -> line.startsWith("mend: clock: 60 s from Asterisk's"));
        machine.reachable = false;
        assertThat(examine(machine)).anyMatch(line -> line.contains("cannot be reached (Connection refused)"));
    }

    @Test
    void theRealMachineIsExaminedWithoutAnException() throws Exception {
        assertThat(examine(Machine.real()))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("ok ") || line.startsWith("mend:"));
    }
}
