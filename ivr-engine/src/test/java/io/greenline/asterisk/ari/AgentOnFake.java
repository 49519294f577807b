package io.greenline.asterisk.ari;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.HoldLine;
import io.greenline.call.Talk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A call that rings one agent, and what it is told of that. */
final class AgentOnFake implements EngineOnFake.Conduct, HoldLine.Progress {
    static final String CALL = "greenline-1.1";
    static final String AGENT = "greenline.peer.a7." + CALL;
    static final String BRIDGE = "greenline.bridge.a7." + CALL;
    static final AgentCall OFFER = new AgentCall(
            "PJSIP/1001",
            Duration.ofSeconds(20),
            7,
            List.of(new Sound(Path.of("/prompts/green"), "green", Duration.ofSeconds(1))),
            "Green channel");

    private final CompletableFuture<HoldLine> line = new CompletableFuture<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CompletableFuture<Talk> talk = new CompletableFuture<>();

    @Override
    public CallEvent run(CallLeg leg) throws InterruptedException {
        HoldLine hold = leg.hold("calm");
        line.complete(hold);
        return hold.ring(OFFER, this);
    }

    void nudge() {
        line.join().nudge();
    }

    /** Waits for the next word. */
    String told() throws InterruptedException {
        String word = told.poll(10, TimeUnit.SECONDS);
        if (word == null) {
            throw new AssertionError("nothing was told of the agent");
        }
        return word;
    }

    /** What was told and nobody waited for. */
    List<String> rest() {
        return List.copyOf(told);
    }

    Talk talk() throws Exception {
        return talk.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void rang() {
        told.add("rang");
    }

    @Override
    public void accepted() {
        told.add("accepted");
    }

    @Override
    public void connected(Talk connected) {
        told.add("connected");
        talk.complete(connected);
    }

    /** The caller comes, the agent answers and has heard the whisper: the two talk. */
    static void connect(FakeAsterisk asterisk, AgentOnFake agent) throws InterruptedException {
        asterisk.arrive(CALL);
        asterisk.await("POST channels/" + CALL + "/moh");
        asterisk.await("POST channels");
        asterisk.answeredTarget(AGENT);
        asterisk.finish(FakeAsterisk.playbackId(asterisk.await("POST channels/" + AGENT + "/play/")));
        asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
        for (String word = agent.told(); !word.equals("connected"); word = agent.told()) {
            // On its way.
        }
    }
}
