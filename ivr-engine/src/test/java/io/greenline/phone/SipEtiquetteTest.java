package io.greenline.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.SipMessage.Request;
import io.greenline.phone.SipMessage.Response;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phone against a far end that is written out datagram by datagram: what RFC 3261 and RFC 4028 ask of it. */
class SipEtiquetteTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final DatagramSocket peer;
    private final Phone phone;
    private final List<SipMessage> came = new ArrayList<>();

    SipEtiquetteTest() throws IOException {
        peer = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        phone = Phone.open(PhoneSettings.caller((InetSocketAddress) peer.getLocalSocketAddress()));
    }

    @BeforeEach
    void noTestWaitsForEver() throws IOException {
        peer.setSoTimeout(Math.toIntExact(SOON.toMillis()));
    }

    @AfterEach
    void freeThePorts() throws IOException {
        peer.close();
        phone.close();
    }

    @Test
    void anUnansweredInviteIsSentAgainAndARefusalAcknowledgedEachTime() throws Exception {
        PhoneCall call = phone.call("1");
        Request first = request("INVITE");
        assertThat(request("INVITE")).isEqualTo(first);

        Response busy = first.answer(486, "Busy Here", "far");
        send(busy);
        Request ack = request("ACK");
        assertThat(ack.headers().first("Via")).isEqualTo(first.headers().first("Via"));
        assertThat(ack.headers().first("To")).isEqualTo(busy.headers().first("To"));
        send(busy);
        assertThat(request("ACK")).isEqualTo(ack);
        assertThat(call.awaitEnd(SOON).status()).isEqualTo(486);
    }

    @Test
    void aRepeatedAnswerIsAcknowledgedAgainAndTheCallGoesToItsContact() throws Exception {
        PhoneCall call = phone.call("1");
        Response ok = accepted(request("INVITE"));
        send(ok);
        Request ack = request("ACK");
        send(ok);

        assertThat(request("ACK")).isEqualTo(ack);
        assertThat(ack.uri()).isEqualTo("sip:far@127.0.0.1:5");
        assertThat(call.timeline().stream().filter(PhoneEvent.Answered.class::isInstance))
                .hasSize(1);
        hangUp(call);
    }

    @Test
    void aCallThatIsGivenUpBeforeAnythingCameBackIsCancelledAfterTheFirstResponse() throws Exception {
        PhoneCall call = phone.call("1");
        Request invite = request("INVITE");
        call.hangUp();
        assertThat(request("INVITE")).as("no CANCEL yet").isEqualTo(invite);
        send(invite.answer(180, "Ringing", "far"));

        Request cancel = request("CANCEL");
        assertThat(cancel.headers().first("Via")).isEqualTo(invite.headers().first("Via"));
        send(cancel.answer(200, "OK", "far"));
        send(invite.answer(487, "Request Terminated", "far"));
        request("ACK");
        assertThat(call.awaitEnd(SOON).by()).isEqualTo(CallEnding.Side.US);
    }

    @Test
    void anAnswerThatCrossesTheCancelIsAcknowledgedAndHungUp() throws Exception {
        PhoneCall call = phone.call("1");
        Request invite = request("INVITE");
        send(invite.answer(180, "Ringing", "far"));
        call.awaitRinging(SOON);
        call.hangUp();
        request("CANCEL");
        send(accepted(invite));

        request("ACK");
        send(request("BYE").answer(200, "OK", "far"));
        assertThat(call.awaitEnd(SOON).by()).isEqualTo(CallEnding.Side.US);
    }

    @Test
    void aRenewedSessionIsAcceptedAndTheAskingSideRefreshes() throws Exception {
        PhoneCall call = phone.call("1");
        Request invite = request("INVITE");
        Response ok = accepted(invite);
        send(ok);
        request("ACK");

        send(within(ok, "INVITE", "Supported: timer\r\nSession-Expires: 1800\r\n"));
        Response renewed = response();
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.headers().first("Session-Expires")).contains("1800;refresher=uac");
        assertThat(renewed.body()).contains("telephone-event");
        send(within(ok, "ACK", ""));
        hangUp(call);
    }

    @Test
    void questionsOutsideOfACallAreAnswered() throws Exception {
        send(outside("OPTIONS"));
        assertThat(response().status()).isEqualTo(200);
        send(outside("BYE"));
        assertThat(response().status()).isEqualTo(481);
        send("nonsense".getBytes(UTF_8));
        send(outside("OPTIONS"));
        assertThat(response().status()).as("still there").isEqualTo(200);
        assertThat(phone.strays()).isEqualTo(2);
    }

    @Test
    void aByeThatIsRepeatedIsAnsweredEachTime() throws Exception {
        PhoneCall call = phone.call("1");
        Response ok = accepted(request("INVITE"));
        send(ok);
        request("ACK");
        byte[] bye = within(ok, "BYE", "Reason: Q.850;cause=31\r\n");
        send(bye);
        Response first = response();
        send(bye);

        assertThat(response()).isEqualTo(first);
        assertThat(call.awaitEnd(SOON).cause()).hasValue(31);
    }

    private void hangUp(PhoneCall call) throws Exception {
        call.hangUp();
        send(request("BYE").answer(200, "OK", "far"));
        assertThat(call.awaitEnd(SOON).by()).isEqualTo(CallEnding.Side.US);
    }

    private Response accepted(Request invite) {
        return invite.answer(200, "OK", "far")
                .with("Contact", "<sip:far@127.0.0.1:5>")
                .withSession(new SessionDescription(new InetSocketAddress("127.0.0.1", 9), PhoneLaw.PCMU, 101));
    }

    /** A request of the far end in the dialog that its answer made. */
    private byte[] within(Response answer, String method, String moreHeaders) throws MalformedMessageException {
        return ("""
                %s sip:caller@phone SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5;branch=z9hG4bK%s
                From: %s
                To: %s
                Call-ID: %s
                CSeq: 3 %s
                """.formatted(
                                        method,
                                        method,
                                        answer.headers().required("To"),
                                        answer.headers().required("From"),
                                        answer.headers().required("Call-ID"),
                                        method)
                                .replace("\n", "\r\n")
                        + moreHeaders
                        + "\r\n")
                .getBytes(UTF_8);
    }

    private static byte[] outside(String method) {
        return """
                %s sip:caller@phone SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5;branch=z9hG4bKo
                From: <sip:far@phone>;tag=far
                To: <sip:caller@phone>
                Call-ID: unknown
                CSeq: 3 %s

                """.formatted(method, method).replace("\n", "\r\n").getBytes(UTF_8);
    }

    private Request request(String method) throws IOException, MalformedMessageException {
        return (Request) next(message ->
                message instanceof Request request && request.method().equals(method));
    }

    private Response response() throws IOException, MalformedMessageException {
        return (Response) next(Response.class::isInstance);
    }

    /** The next message, which is such; what the phone only repeats, because this far end was slow, is passed over. */
    private SipMessage next(Predicate<SipMessage> such) throws IOException, MalformedMessageException {
        SipMessage message = receive();
        while (!such.test(message) && came.contains(message)) {
            message = receive();
        }
        assertThat(message).matches(such);
        came.add(message);
        return message;
    }

    private SipMessage receive() throws IOException, MalformedMessageException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        peer.receive(packet);
        return SipMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private void send(SipMessage message) throws IOException {
        send(message.encode());
    }

    private void send(byte[] datagram) throws IOException {
        peer.send(new DatagramPacket(datagram, datagram.length, phone.address()));
    }
}
