package io.greenline.phone;

import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.SipMessage.CommandSequence;
import io.greenline.phone.SipMessage.Request;
import io.greenline.phone.SipMessage.Response;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A call that this phone places: the client side of INVITE, RFC 3261 sections 13.2 and 17.1.1. The first 2xx makes the
 * dialog; there is one Asterisk at the other end, which does not fork.
 */
final class OutgoingLeg extends Leg {
    private final Request invite;
    private State state = State.CALLING;
    private Optional<Retransmission> inviting = Optional.empty();
    private Optional<Retransmission> cancelling = Optional.empty();
    private Optional<Request> acknowledgement = Optional.empty();

    private enum State {
        /** INVITE is out, nothing came back. */
        CALLING,
        /** A provisional response came: from now on a CANCEL may be sent (section 9.1). */
        PROCEEDING,
        /** Given up before the first response: CANCEL follows it. */
        GIVING_UP,
        CANCELLED,
        ANSWERED,
        REFUSED
    }

    OutgoingLeg(Line line, String callId, InetSocketAddress proxy, Addresses addresses) {
        super(line, callId, proxy);
        local = addresses.name() + "<" + addresses.from() + ">;tag=" + line.tagOf(this);
        remote = "<" + addresses.to() + ">";
        target = addresses.to();
        Request bare = request("INVITE", nextNumber());
        invite = new Request(
                "INVITE",
                target,
                bare.headers()
                        .with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, NOTIFY, MESSAGE")
                        .with("Content-Type", SessionDescription.MEDIA_TYPE),
                media.description().encode());
    }

    /** SIP URIs: who calls whom, and the caller's display name. */
    record Addresses(String name, String from, String to) {}

    @Override
    void begin() {
        inviting = Optional.of(Retransmission.ofInvite(line.loop(), () -> send(invite), this::unanswered));
    }

    @Override
    void receive(Response response, CommandSequence command, long nanos) throws MalformedMessageException {
        switch (command.method()) {
            case "INVITE" -> invited(response, nanos);
            case "CANCEL" -> cancelling.ifPresent(Retransmission::stop);
            case "BYE" -> goodbyeAnswered(response, nanos);
            default -> {} // No other request goes out.
        }
    }

    private void invited(Response response, long nanos) throws MalformedMessageException {
        inviting.ifPresent(Retransmission::stop);
        if (response.isProvisional()) {
            proceeding(response, nanos);
        } else if (response.isSuccess()) {
            accepted(response, nanos);
        } else {
            refused(response, nanos);
        }
    }

    private void proceeding(Response response, long nanos) throws MalformedMessageException {
        if (state == State.GIVING_UP) {
            cancel();
            return;
        }
        if (state == State.CALLING) {
            state = State.PROCEEDING;
        }
        connectTo(response);
        if (response.status() >= 180) {
            timeline.add(new PhoneEvent.Ringing(response.status(), nanos));
        }
    }

    private void accepted(Response response, long nanos) throws MalformedMessageException {
        if (acknowledgement.isPresent()) {
            send(acknowledgement.get()); // Our ACK was lost; the answer is repeated until one arrives.
            return;
        }
        boolean wanted = state == State.CALLING || state == State.PROCEEDING;
        state = State.ANSWERED;
        cancelling.ifPresent(Retransmission::stop);
        remote = response.headers().required("To");
        target = SipHeaders.uri(response.headers().required("Contact"));
        List<String> recorded = response.headers().all("Record-Route");
        route = recorded.reversed();
        Request ack = request("ACK", 1);
        acknowledgement = Optional.of(ack);
        send(ack);
        if (!wanted) {
            sayGoodbye(); // The answer crossed our CANCEL.
            return;
        }
        connectTo(response);
        timeline.add(new PhoneEvent.Answered(nanos));
        media.talk();
    }

    /** The ACK of a refusal belongs to the INVITE's own transaction: same branch, To as in the response (17.1.1.3). */
    private void refused(Response response, long nanos) throws MalformedMessageException {
        state = State.REFUSED;
        cancelling.ifPresent(Retransmission::stop);
        SipHeaders headers = SipHeaders.NONE
                .withAll("Via", invite.headers().all("Via"))
                .with("Max-Forwards", "70")
                .with("From", local)
                .with("To", response.headers().required("To"))
                .with("Call-ID", callId)
                .with("CSeq", "1 ACK");
        send(new Request("ACK", invite.uri(), headers, ""));
        Side by = response.status() == 487 ? Side.US : Side.THEM;
        finish(new CallEnding(by, response.status(), CallEnding.causeIn(response), response.reason()), nanos);
    }

    @Override
    void hangUp() {
        switch (state) {
            case CALLING -> state = State.GIVING_UP;
            case PROCEEDING -> cancel();
            case ANSWERED -> sayGoodbye();
            case GIVING_UP, CANCELLED, REFUSED -> {} // On its way out already.
        }
    }

    private void cancel() {
        state = State.CANCELLED;
        SipHeaders headers = SipHeaders.NONE
                .withAll("Via", invite.headers().all("Via"))
                .with("Max-Forwards", "70")
                .with("From", local)
                .with("To", remote)
                .with("Call-ID", callId)
                .with("CSeq", "1 CANCEL");
        Request cancel = new Request("CANCEL", invite.uri(), headers, "");
        cancelling = Optional.of(Retransmission.of(line.loop(), () -> send(cancel), this::unanswered));
    }

    @Override
    void acknowledged(long nanos) {
        // Of a re-INVITE; nothing waits for it but the retransmission, which has stopped.
    }

    @Override
    void cancelled(Request cancel, long nanos) {
        answer(cancel, answerTo(cancel, 481, "Call/Transaction Does Not Exist"));
    }
}
