package io.greenline.contract;

import io.greenline.contract.HoldContract.AgentPhone;
import io.greenline.phone.Desk;
import io.greenline.phone.Heard;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The agents' telephones of one call that waits: a real one for every time that one is rung. */
final class AgentPhones implements HoldCall.Cues, AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(15);

    /** Asterisk lets go of a silent telephone after eight seconds. */
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(20);

    private static final Duration BEFORE_ANSWER = Duration.ofMillis(100);

    /** An endpoint of the shipped configuration, made for agents. */
    private static final String ENDPOINT = "PJSIP/agent/sip:agent@127.0.0.1:";

    private final InetSocketAddress asterisk;
    private final Heard.Mark whisper;
    private final List<Rung> rung = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> cues = new LinkedBlockingQueue<>();

    /** A telephone, and the one call that came to it. */
    private static final class Rung {
        private final Phone phone;
        private Optional<PhoneCall> call = Optional.empty();
        private volatile boolean vanished;

        private Rung(Phone phone) {
            this.phone = phone;
        }

        private synchronized Optional<PhoneCall> call(Duration within) throws InterruptedException {
            if (call.isEmpty()) {
                call = phone.awaitCall(within);
            }
            return call;
        }

        private PhoneCall call() throws InterruptedException {
            return call(SOON).orElseThrow(() -> new AssertionError("the agent's telephone was not rung"));
        }
    }

    AgentPhones(InetSocketAddress asterisk, Heard.Mark whisper) {
        this.asterisk = asterisk;
        this.whisper = whisper;
    }

    /** A telephone that behaves so, in Asterisk's words. */
    String dialString(AgentPhone kind) {
        Desk desk = switch (kind) {
            case ANSWERS, HANGS_UP, VANISHES -> Desk.Answers.after(BEFORE_ANSWER);
            case BUSY -> new Desk.Refuses(486);
            case SILENT -> new Desk.NeverAnswers();
            case REJECTS -> new Desk.Refuses(603);
            case ABSENT -> new Desk.Refuses(404);
        };
        if (kind == AgentPhone.ABSENT) {
            return "PJSIP/nobody";
        }
        try {
            Phone phone = Phone.open(PhoneSettings.agent(asterisk, 0, desk));
            rung.add(new Rung(phone));
            return ENDPOINT + phone.address().getPort();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Override
    public void ringing(AgentPhone kind) {
        cues.add("ringing");
    }

    @Override
    public void whispering(AgentPhone kind) {
        cues.add("whispering");
    }

    @Override
    public void talking(AgentPhone kind) {
        cues.add("talking");
        Rung last = rung.getLast();
        try {
            switch (kind) {
                case HANGS_UP -> last.call().hangUp();
                case VANISHES -> {
                    last.call();
                    last.vanished = true;
                    last.phone.vanish();
                }
                case ANSWERS, BUSY, SILENT, REJECTS, ABSENT -> {
                    // Stays, or was never connected.
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what a cue says of the telephone that was rung last; at once for cues that say nothing of it. */
    void await(CallScript.Cue cue) throws InterruptedException {
        switch (cue) {
            case CallScript.Cue.Ringing _ -> await("ringing");
            case CallScript.Cue.Whispering _ -> {
                await("whispering");
                rung.getLast().call().awaitSound(whisper, SOON);
            }
            case CallScript.Cue.Talking _ -> await("talking");
            case CallScript.Cue.During _,
                    CallScript.Cue.After _,
                    CallScript.Cue.AfterBeep _,
                    CallScript.Cue.Then _,
                    CallScript.Cue.Music _ -> {
                // The caller hears it.
            }
        }
    }

    private void await(String cue) throws InterruptedException {
        for (String seen = cues.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
                !cue.equals(seen);
                seen = cues.poll(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
            if (seen == null) {
                throw new AssertionError("no agent's telephone was " + cue);
            }
        }
    }

    /** Waits until no telephone rings or talks any more. */
    void awaitQuiet() throws InterruptedException {
        for (Rung one : rung) {
            Optional<PhoneCall> call = one.vanished ? Optional.empty() : one.call(Duration.ZERO);
            if (call.isPresent()) {
                call.get().awaitEnd(QUIET_WITHIN);
            }
        }
    }

    /** The calls that came to them. */
    List<PhoneCall> calls() throws InterruptedException {
        List<PhoneCall> calls = new CopyOnWriteArrayList<>();
        for (Rung one : rung) {
            one.call(Duration.ZERO).ifPresent(calls::add);
        }
        return calls;
    }

    @Override
    public void close() throws IOException {
        for (Rung one : rung) {
            one.phone.close();
        }
    }
}
