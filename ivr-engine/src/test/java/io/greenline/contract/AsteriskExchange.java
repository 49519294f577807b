package io.greenline.contract;

import io.greenline.call.CallEvent;
import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.MessageRecording;
import io.greenline.call.Switch;
import io.greenline.journal.InMemoryJournal;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.PhoneSettings;
import io.greenline.session.Switchboard;
import io.greenline.telephony.CallId;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A real Asterisk with the engine behind one driver, and a real SIP phone in front of it. */
final class AsteriskExchange
        implements CallContract.Exchange,
                MessageContract.Recorder,
                ListenContract.ListeningLine,
                HoldContract.HoldingLine,
                AutoCloseable {
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(15);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(40);
    private static final int FIRST_NUMBER = 1000;

    /** Loud enough to be no silence to Asterisk. */
    private static final Heard.Mark VOICE = Heard.Mark.ofNumber(1);

    private final AsteriskInstance asterisk;
    private final Switch driver;
    private final Phone phone;
    private final String prefix;
    private final Map<String, Heard.Mark> marks;
    private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    /** A line that waits for its call, and the call that came. */
    private record Served(Consumer<CallLeg> line, CompletableFuture<CallId> call) {}

    /**
     * Starts Asterisk, the driver and the phone.
     *
     * @param prefix what is dialled before the number, so that the shipped Asterisk dialplan takes this driver's way
     */
    AsteriskExchange(int portBase, String prefix, Function<AsteriskInstance, Switch> driver)
            throws IOException, InterruptedException {
        this.prefix = prefix;
        this.asterisk = AsteriskInstance.start(portBase);
        MarkedSounds sounds = new MarkedSounds(asterisk.prompts());
        for (String prompt : new String[] {
            "hello",
            "menu",
            "menu-again",
            "sorry",
            "number",
            "confirm",
            "thanks",
            "menu-en",
            "thanks-en",
            "notice-works"
        }) {
            sounds.write(prompt, ContractDesk.PROMPT);
        }
        sounds.write(HoldCall.WHISPER, HoldCall.WHISPER_LENGTH);
        this.marks = sounds.marks();
        this.driver = driver.apply(asterisk);
        CompletableFuture<Void> ready = new CompletableFuture<>();
        this.driver.open(new ByNumber(ready));
        awaitReady();
        this.phone = Phone.open(PhoneSettings.caller(asterisk.sip()).withUser("13900000001"));
    }

    /** The driver says by its health when calls can come in; a driver that never does fails every test by its words. */
    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + HEARD_WITHIN.toNanos();
        while (!driver.health().ready()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not ready: " + driver.health());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public String call(String dialplan, CallScript script) throws Exception {
        String number = Integer.toString(numbers.getAndIncrement());
        InMemoryJournal journal = new InMemoryJournal();
        Switchboard switchboard = ContractDesk.switchboard(
                dialplan, journal, InstantSource.system(), AsteriskExchange::dialString, asterisk.prompts());
        CompletableFuture<CallId> over = new CompletableFuture<>();
        served.put(number, new Served(switchboard::handle, over));
        follow(phone.call(prefix + number), script);
        CallId id = over.get(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        return Transcript.of(journal.events(id));
    }

    @Override
    public List<CallEvent> message(MessageRecording recording, CallScript script) throws Exception {
        String number = Integer.toString(numbers.getAndIncrement());
        CompletableFuture<List<CallEvent>> events = new CompletableFuture<>();
        MessageCall conduct = new MessageCall(recording, asterisk.prompts(), events);
        served.put(number, new Served(conduct::run, new CompletableFuture<>()));
        follow(phone.call(prefix + number), script);
        return events.get(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<CallEvent> listen(ListenCall.Conduct conduct, CallScript script) throws Exception {
        String number = Integer.toString(numbers.getAndIncrement());
        ListenCall listening = new ListenCall(conduct, asterisk.prompts());
        served.put(number, new Served(listening::run, new CompletableFuture<>()));
        follow(phone.call(prefix + number), script);
        return listening.events().get(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public HoldContract.Waited hold(HoldCall.Conduct conduct, CallScript script) throws Exception {
        String number = Integer.toString(numbers.getAndIncrement());
        try (AgentPhones agents = new AgentPhones(asterisk.sip(), mark(HoldCall.WHISPER))) {
            HoldCall holding = new HoldCall(conduct, asterisk.prompts(), agents::dialString, agents);
            served.put(number, new Served(holding::run, new CompletableFuture<>()));
            PhoneCall call = phone.call(prefix + number);
            for (CallScript.Step step : script.steps()) {
                agents.await(step.cue());
                if (step.doing() instanceof CallScript.Doing.Nudge) {
                    awaitCue(call, step.cue());
                    holding.nudge();
                } else {
                    follow(call, step);
                }
            }
            List<String> events = holding.events().get(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            call.awaitEnd(ENDED_WITHIN);
            agents.awaitQuiet();
            return new HoldContract.Waited(events, prompts(call), prompts(agents.calls()));
        }
    }

    private List<String> prompts(PhoneCall call) {
        return prompts(List.of(call));
    }

    /** The prompts that were heard on these calls. */
    private List<String> prompts(List<PhoneCall> calls) {
        return marks.entrySet().stream()
                .filter(mark -> calls.stream()
                        .flatMap(call -> call.timeline().stream())
                        .anyMatch(event -> event instanceof PhoneEvent.SoundBegan(Heard heard, long _)
                                && heard.equals(mark.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void follow(PhoneCall call, CallScript script) throws InterruptedException {
        for (CallScript.Step step : script.steps()) {
            follow(call, step);
        }
        call.awaitEnd(ENDED_WITHIN);
    }

    private void awaitCue(PhoneCall call, CallScript.Cue cue) throws InterruptedException {
        switch (cue) {
            case CallScript.Cue.During(String prompt) -> call.awaitSound(mark(prompt), HEARD_WITHIN);
            case CallScript.Cue.After(String prompt) -> {
                call.awaitSound(mark(prompt), HEARD_WITHIN);
                call.awaitSoundEnd(mark(prompt), HEARD_WITHIN);
            }
            case CallScript.Cue.AfterBeep _ -> {
                call.awaitSound(Heard.VOICE, HEARD_WITHIN);
                call.awaitSoundEnd(Heard.VOICE, HEARD_WITHIN);
            }
            case CallScript.Cue.Music _ -> call.awaitSound(Heard.VOICE, HEARD_WITHIN);
            case CallScript.Cue.Ringing _,
                    CallScript.Cue.Whispering _,
                    CallScript.Cue.Talking _,
                    CallScript.Cue.Then _ -> {
                // At once: who waits with agents' telephones has waited.
            }
        }
    }

    private void follow(PhoneCall call, CallScript.Step step) throws InterruptedException {
        awaitCue(call, step.cue());
        switch (step.doing()) {
            case CallScript.Doing.Press(String keys) -> call.press(keys);
            case CallScript.Doing.HangUp _ -> call.hangUp();
            case CallScript.Doing.Speak(Duration length) -> call.speak(VOICE, length);
            case CallScript.Doing.Nudge _ -> throw new IllegalArgumentException("nobody waits on this line");
            case CallScript.Doing.Nothing _ -> {
                // Only listens.
            }
        }
    }

    private Heard.Mark mark(String prompt) {
        Heard.Mark mark = marks.get(prompt);
        if (mark == null) {
            throw new IllegalArgumentException(
                    "no prompt '%s' in the contract's set %s".formatted(prompt, marks.keySet()));
        }
        return mark;
    }

    private static String dialString(String desk) {
        return switch (desk) {
            case "busy" -> "Local/busy-desk@greenline-desks";
            case "silent" -> "Local/silent-desk@greenline-desks";
            default -> "Local/%s@greenline-desks".formatted(desk);
        };
    }

    @Override
    public void close() throws IOException {
        phone.close();
        driver.close();
        asterisk.close();
    }

    /** Gives each call to the switchboard whose number was dialled. */
    private final class ByNumber implements CallHandler {
        private final CompletableFuture<Void> ready;

        ByNumber(CompletableFuture<Void> ready) {
            this.ready = ready;
        }

        @Override
        public void handle(CallLeg leg) {
            Served line = served.get(leg.call().called());
            if (line == null) {
                throw new AssertionError(
                        "nobody waits for a call to " + leg.call().called());
            }
            line.line().accept(leg);
            line.call().complete(leg.call().id());
        }

        @Override
        public void reconciled(String driverName, String switchName, Set<CallId> present) {
            ready.complete(null);
        }

        @Override
        public void replaced(String driverName, String switchName) {
            throw new AssertionError("another node took " + switchName);
        }
    }
}
