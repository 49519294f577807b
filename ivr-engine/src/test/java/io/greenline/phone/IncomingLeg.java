package io.greenline.phone;

import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.SipMessage.CommandSequence;
import io.greenline.phone.SipMessage.Request;
import io.greenline.phone.SipMessage.Response;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A call that comes to this phone and is treated as its {@link Desk} says: the server side of INVITE, section 13.3. */
final class IncomingLeg extends Leg {
    private final Request invite;
    private final Desk desk;
    private State state = State.RINGING;

    private enum State {
        RINGING,
        /** 200 is out, its ACK is not in. */
        ACCEPTED,
        ANSWERED,
        REFUSED
    }

    IncomingLeg(Line line, Request invite, InetSocketAddress caller, Desk desk) throws MalformedMessageException {
        super(line, invite.headers().required("Call-ID"), caller);
        this.invite = invite;
        this.desk = desk;
        local = invite.headers().required("To") + ";tag=" + line.tagOf(this);
        remote = invite.headers().required("From");
        target = SipHeaders.uri(invite.headers().required("Contact"));
        route = invite.headers().all("Record-Route");
        connectTo(invite);
    }

    @Override
    void begin() {
        switch (desk) {
            case Desk.Refuses(int status) -> refuse(status, status == 486 ? "Busy Here" : "Refused");
            case Desk.NeverAnswers _ -> ring();
            case Desk.Answers answers -> {
                ring();
                line.loop().after(answers.after(), this::accept);
            }
        }
    }

    private void ring() {
        timeline.add(new PhoneEvent.Ringing(180, System.nanoTime()));
        answer(invite, answerTo(invite, 180, "Ringing"));
    }

    private void accept() {
        if (state != State.RINGING || isOver()) {
            return;
        }
        state = State.ACCEPTED;
        Response ok = withSessionTimer(invite, answerTo(invite, 200, "OK"));
        answerUntilAcknowledged(invite, ok.withSession(media.description()));
    }

    private void refuse(int status, String reason) {
        state = State.REFUSED;
        answerUntilAcknowledged(invite, answerTo(invite, status, reason));
        finish(new CallEnding(Side.US, status, OptionalInt.empty(), reason), System.nanoTime());
    }

    @Override
    void acknowledged(long nanos) {
        if (state != State.ACCEPTED) {
            return;
        }
        state = State.ANSWERED;
        timeline.add(new PhoneEvent.Answered(nanos));
        media.talk();
        if (desk instanceof Desk.Answers answers) {
            answers.says().ifPresent(greeting -> media.play(greeting, new CompletableFuture<>()));
            answers.hangsUpAfter().ifPresent(stay -> line.loop().after(stay, this::sayGoodbye));
        }
    }

    @Override
    void receive(Response response, CommandSequence command, long nanos) {
        if (command.method().equals("BYE")) {
            goodbyeAnswered(response, nanos);
        }
    }

    @Override
    void cancelled(Request cancel, long nanos) {
        answer(cancel, answerTo(cancel, 200, "OK"));
        if (state == State.RINGING) {
            state = State.REFUSED;
            answerUntilAcknowledged(invite, answerTo(invite, 487, "Request Terminated"));
            finish(new CallEnding(Side.THEM, 487, CallEnding.causeIn(cancel), "CANCEL"), nanos);
        }
    }

    @Override
    void hangUp() {
        switch (state) {
            case RINGING -> refuse(603, "Decline");
            case ACCEPTED, ANSWERED -> sayGoodbye();
            case REFUSED -> {} // Said already.
        }
    }
}
