package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PhoneIT {
    @Test
    void trial() throws Exception {
        var sounds = new MarkedSounds(Path.of("/work/lab/ast/tmp/phone/prompts"));
        var menu = sounds.write("menu", Duration.ofMillis(400));
        var ask = sounds.write("ask", Duration.ofMillis(400));
        var bye = sounds.write("bye", Duration.ofMillis(400));
        try (Phone phone = Phone.open(
                PhoneSettings.caller(new InetSocketAddress("127.0.0.1", 22000)).withTalk(Talk.WHEN_NEEDED))) {
            PhoneCall call = phone.call("bench-native");
            call.awaitSound(menu, Duration.ofSeconds(2));
            call.press("1");
            call.awaitSound(ask, Duration.ofSeconds(1));
            call.press("1234#");
            call.awaitSound(bye, Duration.ofSeconds(1));
            CallEnding end = call.awaitEnd(Duration.ofSeconds(5));
            System.out.println(new UnmetExpectation("nothing", Duration.ZERO, call.timeline()).getMessage());
            assertThat(end.by()).isEqualTo(CallEnding.Side.THEM);
        }
    }
}
