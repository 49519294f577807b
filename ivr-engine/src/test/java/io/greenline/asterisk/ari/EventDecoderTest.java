package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.DtmfDigit;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventDecoderTest {
    private static final String CHANNEL = """
            {"id":"greenline-1.1","state":"Ring","caller":{"name":"Ann \\"Q\\" \\u0007Lee","number":"13800138000"},
             "dialplan":{"context":"c","exten":"95598","priority":1,"app_name":"Stasis","app_data":"greenline,x"}}
            """;

    private final EventDecoder decoder = new EventDecoder(100_000);

    private AriEvent decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, bytes.length);
    }

    @Test
    void aCallThatComesBringsItsNumbersAndNames() {
        AriChannel channel = new AriChannel(
                "greenline-1.1", "Ring", "Ann \"Q\" \u0007Lee", "13800138000", "95598", "Stasis", "greenline,x");
        assertThat(decode("{\"type\":\"StasisStart\",\"args\":[],\"channel\":" + CHANNEL + "}"))
                .isEqualTo(new AriEvent.Entered(channel));
        assertThat(channel.isIn("greenline")).isTrue();
        assertThat(channel.isIn("green")).isFalse();
    }

    @Test
    void membersMayComeInAnyOrder() {
        assertThat(decode("{\"channel\":" + CHANNEL
                        + ",\"digit\":\"#\",\"new\":{\"a\":[1]},\"type\":\"ChannelDtmfReceived\"}"))
                .isEqualTo(new AriEvent.KeyReleased("greenline-1.1", DtmfDigit.POUND));
        assertThat(decode("{\"channel\":" + CHANNEL + ",\"cause\":17,\"type\":\"ChannelDestroyed\"}"))
                .isEqualTo(new AriEvent.Destroyed("greenline-1.1", 17));
    }

    @Test
    void anAnswerCarriesItsNumberStatusAndBody() {
        assertThat(
                        decode(
                                "{\"type\":\"RESTResponse\",\"request_id\":\"12\",\"status_code\":404,\"message_body\":\"{}\"}"))
                .isEqualTo(new AriEvent.Answer(12, 404, "{}"));
    }

    @Test
    void aTelephonesStateAndATextAreRead() {
        assertThat(
                        decode(
                                "{\"type\":\"DeviceStateChanged\",\"device_state\":{\"state\":\"INUSE\",\"name\":\"PJSIP/1001\"}}"))
                .isEqualTo(new AriEvent.DeviceChanged("PJSIP/1001", "INUSE"));
        assertThat(decode(
                        "{\"type\":\"TextMessageReceived\",\"message\":{\"from\":\"sip:a@b\",\"to\":\"pjsip:95598@c\","
                                + "\"body\":\"停电\",\"variables\":[{\"key\":\"x\"}]},\"endpoint\":{\"technology\":\"PJSIP\","
                                + "\"resource\":\"anonymous\",\"state\":\"online\",\"channel_ids\":[]}}"))
                .isEqualTo(new AriEvent.TextReceived("sip:a@b", "pjsip:95598@c", "停电", "PJSIP/anonymous", ""));
        assertThat(decode("{\"type\":\"TextMessageReceived\",\"message\":5,\"endpoint\":[]}"))
                .isEqualTo(new AriEvent.Unknown("TextMessageReceived"));
        assertThat(decode("{\"type\":\"DeviceStateChanged\"}")).isEqualTo(new AriEvent.Unknown("DeviceStateChanged"));
    }

    @Test
    void whatIsNotUsedOrLacksWhatItNeedsIsUnknown() {
        assertThat(decode("{\"type\":\"ChannelVarset\",\"channel\":" + CHANNEL + "}"))
                .isEqualTo(new AriEvent.Unknown("ChannelVarset"));
        assertThat(decode("{\"type\":\"StasisEnd\"}")).isEqualTo(new AriEvent.Unknown("StasisEnd"));
        assertThat(decode("{}")).isEqualTo(new AriEvent.Unknown(""));
    }

    @Test
    void anyBytesGiveAnEvent() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] message = ("{\"type\":\"StasisStart\",\"cause\":1,\"playback\":{\"id\":\"a.p1\"},\"channel\":" + CHANNEL
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = message.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(broken.length + 1);
            assertThat(decoder.decode(broken, length))
                    .as("seed %d, message %d", seed, i)
                    .isNotNull();
        }
    }

    @Test
    void aMessageNestedTooDeeplyIsMalformed() {
        assertThat(decode("{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"))
                .isInstanceOf(AriEvent.Malformed.class);
    }
}
