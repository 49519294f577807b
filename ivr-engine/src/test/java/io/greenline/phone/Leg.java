package io.greenline.phone;

import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.SipMessage.CommandSequence;
import io.greenline.phone.SipMessage.Request;
import io.greenline.phone.SipMessage.Response;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * This phone's end of one SIP dialog (RFC 3261 section 12): what both directions of a call have in common. Loop thread
 * only. After its end it stays for 64 T1 to answer what the network repeats.
 */
abstract sealed class Leg permits OutgoingLeg, IncomingLeg {
    private static final int ANSWERS_KEPT = 8;

    final Line line;
    final String callId;
    final Media media;
    final Timeline timeline;

    /** From and To of requests that go out, as seen from here. */
    String local;

    String remote;

    /** The Request-URI of requests within the dialog: the far end's Contact. */
    String target;

    List<String> route = List.of();

    private final InetSocketAddress peer;
    private final Map<CommandSequence, Response> answers = new LinkedHashMap<>();
    private Optional<Retransmission> awaitingAck = Optional.empty();
    private Optional<Retransmission> goodbye = Optional.empty();
    private long sequence;
    private boolean over;

    Leg(Line line, String callId, InetSocketAddress peer) {
        this.line = line;
        this.callId = callId;
        this.peer = peer;
        this.timeline = new Timeline();
        this.media = line.newMedia(timeline);
        this.local = "";
        this.remote = "";
        this.target = "";
    }

    /** Places the call, or begins to answer it. */
    abstract void begin();

    abstract void receive(Response response, CommandSequence command, long nanos) throws MalformedMessageException;

    /** Ends the call in whatever way its state asks for; does nothing when it is over. */
    abstract void hangUp();

    /** ACK came; its body is the far end's description when ours was an offer. */
    abstract void acknowledged(long nanos);

    /** The caller takes back the call that it is placing. */
    abstract void cancelled(Request cancel, long nanos);

    final void receive(Request request, long nanos) throws MalformedMessageException {
        CommandSequence command = CommandSequence.of(request);
        if (command.method().equals("ACK")) {
            awaitingAck.ifPresent(Retransmission::stop);
            connectTo(request);
            acknowledged(nanos);
            return;
        }
        Response known = answers.get(command);
        if (known != null) {
            send(known);
            return;
        }
        switch (command.method()) {
            case "BYE" -> {
                answer(request, answerTo(request, 200, "OK"));
                finish(new CallEnding(Side.THEM, 200, CallEnding.causeIn(request), "BYE"), nanos);
            }
            case "CANCEL" -> cancelled(request, nanos);
            case "INVITE", "UPDATE" -> renegotiate(request);
            case "MESSAGE" -> {
                answer(request, answerTo(request, 200, "OK"));
                timeline.add(new PhoneEvent.TextCame(request.body(), nanos));
            }
            case "OPTIONS", "INFO", "NOTIFY" -> answer(request, answerTo(request, 200, "OK"));
            case "REFER" -> answer(request, answerTo(request, 603, "Decline"));
            default -> answer(request, answerTo(request, 501, "Not Implemented"));
        }
    }

    /** A re-INVITE or UPDATE: the other side moves its media or keeps its session alive (RFC 4028); both are welcome. */
    private void renegotiate(Request request) throws MalformedMessageException {
        connectTo(request);
        Response ok = withSessionTimer(request, answerTo(request, 200, "OK"));
        boolean invite = request.method().equals("INVITE");
        Response accepted = invite || !request.body().isEmpty() ? ok.withSession(media.description()) : ok;
        if (invite) {
            answerUntilAcknowledged(request, accepted);
        } else {
            answer(request, accepted);
        }
    }

    /** The side that asks for a session timer is made the one that refreshes; this phone never has to. */
    final Response withSessionTimer(Request request, Response accepted) {
        Optional<String> expires = request.headers().first("Session-Expires");
        boolean supported = request.headers().all("Supported").stream().anyMatch(list -> list.contains("timer"));
        if (expires.isEmpty() || !supported) {
            return accepted;
        }
        String value = expires.get();
        return accepted.with("Require", "timer")
                .with("Session-Expires", value.contains("refresher=") ? value : value + ";refresher=uac");
    }

    final void connectTo(SipMessage message) throws MalformedMessageException {
        if (!message.body().isEmpty()) {
            media.connect(SessionDescription.decode(message.body()));
        }
    }

    final Response answerTo(Request request, int status, String reason) {
        return request.answer(status, reason, line.tagOf(this)).with("Contact", line.contact());
    }

    /** Sends an answer and remembers it for when the request comes again. */
    final void answer(Request request, Response response) {
        remember(request, response);
        send(response);
    }

    /** A final answer to INVITE is repeated until its ACK comes (sections 13.3.1.4 and 17.2.1). */
    final void answerUntilAcknowledged(Request request, Response response) {
        remember(request, response);
        awaitingAck.ifPresent(Retransmission::stop);
        awaitingAck = Optional.of(Retransmission.of(line.loop(), () -> send(response), this::unanswered));
    }

    private void remember(Request request, Response response) {
        try {
            answers.put(CommandSequence.of(request), response);
        } catch (MalformedMessageException _) {
            return; // Without a CSeq it was never dispatched; nothing can repeat it.
        }
        if (answers.size() > ANSWERS_KEPT) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /** The next request of this dialog; ACK and CANCEL have the number of their INVITE. */
    final Request request(String method, long number) {
        SipHeaders headers = SipHeaders.NONE
                .with("Via", line.via())
                .with("Max-Forwards", "70")
                .withAll("Route", route)
                .with("From", local)
                .with("To", remote)
                .with("Call-ID", callId)
                .with("CSeq", number + " " + method)
                .with("Contact", line.contact())
                .with("User-Agent", "Greenline test phone");
        return new Request(method, target, headers, "");
    }

    final long nextNumber() {
        sequence++;
        return sequence;
    }

    final void send(SipMessage message) {
        line.send(message, peer);
    }

    /** Leaves an answered call. */
    final void sayGoodbye() {
        if (over || goodbye.isPresent()) {
            return;
        }
        Request bye = request("BYE", nextNumber());
        goodbye = Optional.of(Retransmission.of(line.loop(), () -> send(bye), this::unanswered));
    }

    /** The far end has our BYE. Also when it says 481: then it had hung up in the same moment. */
    final void goodbyeAnswered(Response response, long nanos) {
        if (!response.isProvisional()) {
            finish(new CallEnding(Side.US, response.status(), OptionalInt.empty(), "BYE"), nanos);
        }
    }

    final void unanswered() {
        finish(new CallEnding(Side.NOBODY, 408, OptionalInt.empty(), "the far end went silent"), System.nanoTime());
    }

    final void finish(CallEnding ending, long nanos) {
        if (over) {
            return;
        }
        over = true;
        goodbye.ifPresent(Retransmission::stop);
        media.close();
        CallEnding.Side by = goodbye.isPresent() && ending.by() == Side.THEM ? Side.US : ending.by();
        timeline.add(new PhoneEvent.Ended(new CallEnding(by, ending.status(), ending.cause(), ending.text()), nanos));
        line.loop().after(Retransmission.TRANSACTION, () -> line.forget(this));
    }

    final boolean isOver() {
        return over;
    }
}
