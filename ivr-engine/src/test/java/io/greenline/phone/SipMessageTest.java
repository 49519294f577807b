package io.greenline.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.phone.SipMessage.CommandSequence;
import io.greenline.phone.SipMessage.Request;
import io.greenline.phone.SipMessage.Response;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SipMessageTest {
    private static final String BYE = """
            BYE sip:caller@127.0.0.1:5062 SIP/2.0
            v: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1
            f: "Somebody; else" <sip:95598@127.0.0.1>;tag=abc
            To: <sip:caller@127.0.0.1>
             ;tag=def
            i: call-1
            CSeq:  7   BYE
            Reason: SIP;cause=200
            Reason: Q.850;cause=16;text="Normal"
            l: 0

            """.replace("\n", "\r\n");

    @Test
    void readsCompactAndFoldedFields() throws MalformedMessageException {
        Request bye = (Request) decode(BYE);

        assertThat(bye.method()).isEqualTo("BYE");
        assertThat(bye.headers().first("call-id")).contains("call-1");
        assertThat(bye.headers().first("VIA")).contains("SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1");
        assertThat(SipHeaders.parameter(bye.headers().required("To"), "tag")).contains("def");
        assertThat(SipHeaders.parameter(bye.headers().required("From"), "tag")).contains("abc");
        assertThat(CommandSequence.of(bye)).isEqualTo(new CommandSequence(7, "BYE"));
        assertThat(CallEnding.causeIn(bye)).hasValue(16);
    }

    @Test
    void anAnswerCopiesWhatTheStandardWantsAndTagsTheTarget() throws MalformedMessageException {
        Request options = (Request) decode(BYE.replace(";tag=def", ";other=1"));

        Response answer = options.answer(200, "OK", "mine");

        assertThat(answer.headers().all("Via")).isEqualTo(options.headers().all("Via"));
        assertThat(answer.headers().first("CSeq")).isEqualTo(options.headers().first("CSeq"));
        assertThat(SipHeaders.parameter(answer.headers().required("To"), "tag")).contains("mine");
    }

    @Test
    void whatIsWrittenIsReadBack() throws MalformedMessageException {
        SipHeaders headers = SipHeaders.NONE
                .with("Via", "SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bKx")
                .with("Call-ID", "名字")
                .with("CSeq", "1 INVITE");
        Response written = new Response(200, "好", headers, "v=0\r\n电");

        Response read = (Response) SipMessage.decode(written.encode());

        assertThat(read.body()).isEqualTo(written.body());
        assertThat(read.reason()).isEqualTo("好");
        assertThat(read.headers().fields().subList(0, 3)).isEqualTo(headers.fields());
    }

    @Test
    void bytesAfterTheCountedBodyAreNotOfTheMessage() throws MalformedMessageException {
        SipMessage message = decode(BYE.replace("l: 0", "l: 3") + "abcdef");

        assertThat(message.body()).isEqualTo("abc");
    }

    @Test
    void whatIsNoSipIsReportedMalformed() {
        for (String text : List.of(
                "",
                "\r\n\r\n",
                "BYE\r\n\r\n",
                "SIP/2.0 99 Low\r\n\r\n",
                "BYE sip:a SIP/3.0\r\n\r\n",
                "BYE sip:a SIP/2.0\r\nno colon\r\n\r\n",
                "BYE sip:a SIP/2.0\r\nContent-Length: 5\r\n\r\n",
                "BYE sip:a SIP/2.0\r\nContent-Length: -1\r\n\r\n")) {
            assertThatThrownBy(() -> decode(text)).as(text).isInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void anyBytesAreAMessageOrMalformed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = BYE.getBytes(UTF_8);
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                SipMessage message = SipMessage.decode(bytes);
                CommandSequence.of(message);
                CallEnding.causeIn(message);
            } catch (MalformedMessageException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageMatching("(?s).+");
            } catch (RuntimeException escaped) {
                throw new AssertionError("seed " + seed, escaped);
            }
        }
    }

    private static SipMessage decode(String text) throws MalformedMessageException {
        return SipMessage.decode(text.getBytes(UTF_8));
    }
}
