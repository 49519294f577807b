package io.greenline.asterisk.ari;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.TextMessage;
import io.greenline.call.TextParty;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AriTextTest {
    private static final AriText LINE =
            new AriText(AriSettings.of(URI.create("http://127.0.0.1:8088"), "u", new Password("p"), "greenline"));

    private static AriEvent.TextReceived received(String from, String endpoint, String address) {
        return new AriEvent.TextReceived(from, "pjsip:95598@10.0.0.1", "hello", endpoint, address);
    }

    @Test
    void aTextAsAsteriskTellsIt() {
        byte[] told = """
                {"type":"TextMessageReceived","endpoint":{"technology":"PJSIP","resource":"anonymous","state":"offline"},
                 "message":{"from":"\\"T\\" <sip:13800000001@127.0.0.1>","to":"pjsip:95598@127.0.0.1","body":"你好",
                 "variables":{"Via":"x","PJSIP_RECVADDR":"127.0.0.1:47090"}},"application":"greenline-texts"}""".getBytes(UTF_8);
        AriEvent event = new EventDecoder(100_000).decode(told, told.length);
        assertThat(AriText.message((AriEvent.TextReceived) event))
                .contains(new TextMessage(
                        new TextParty(
                                "pjsip:anonymous/sip:13800000001@127.0.0.1:47090",
                                "PJSIP/anonymous",
                                "sip:13800000001@127.0.0.1:47090",
                                "13800000001"),
                        "sip:95598@127.0.0.1",
                        "你好"));
    }

    @Test
    void aTelephoneWithAnEndpointOfItsOwnIsKnownByThatWhereverItIs() {
        TextParty agent = LINE.at("PJSIP/1008");
        assertThat(AriText.message(received("<sip:1008@a>", "PJSIP/1008", "10.0.0.8:5060"))
                        .orElseThrow()
                        .party()
                        .is(agent))
                .isTrue();
        assertThat(AriText.message(received("<sip:1008@a>", "PJSIP/anonymous", "10.0.0.8:5060"))
                        .orElseThrow()
                        .party()
                        .is(agent))
                .as("a caller who only says that she is 1008")
                .isFalse();
    }

    @Test
    void aTelephoneThatIsDialledByItsAddressIsKnownByWhereItsTextsComeFrom() {
        TextParty agent = LINE.at("PJSIP/greenline-agent/sip:sun@10.0.0.8:5060");
        assertThat(agent.address()).isEqualTo("pjsip:greenline-agent/sip:sun@10.0.0.8:5060");
        assertThat(AriText.message(received("<sip:sun@10.0.0.8>", "PJSIP/anonymous", "10.0.0.8:5060"))
                        .orElseThrow()
                        .party()
                        .is(agent))
                .isTrue();
        assertThat(AriText.message(received("<sip:sun@10.0.0.8:5060>", "PJSIP/anonymous", "10.0.0.9:5060"))
                        .orElseThrow()
                        .party()
                        .is(agent))
                .as("from elsewhere")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "<tel:123>", "sip:@host", "<sip:a;b@>"})
    void aSenderWhoCannotBeAnsweredIsPassedOver(String from) {
        assertThat(AriText.message(received(from, "PJSIP/anonymous", ""))).isEmpty();
    }
}
