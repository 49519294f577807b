package io.greenline.asterisk.ari;

import io.greenline.call.Talk;
import io.greenline.telephony.CallId;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One supervisor's telephone at one talk. To listen or to whisper it is bridged with an ear on the agent's channel (snoop),
 * which hears both sides and of which the caller hears nothing whatever is said into it; to barge in it joins the talk's own
 * bridge. A muted member of the talk's bridge would do for listening, but nothing could be said to the agent alone there.
 */
final class Supervisor {
    private final TalkSwitch at;
    private final Target agent;
    private final Target phone;
    private final IntFunction<Names> names;
    private Optional<Talk.Supervision> way = Optional.empty();
    private Optional<Ear> ear = Optional.empty();
    private int ears;

    /**
     * What is made on Asterisk for one supervisor; an ear and its bridge are new with every change of the way.
     *
     * @param phone the supervisor's telephone
     * @param ear what hears the agent's channel
     * @param bridge of the two
     */
    record Names(String phone, String ear, String bridge) {}

    private record Ear(Target channel, String bridge) {}

    /** @param names by the number of the ear, from zero */
    Supervisor(TalkSwitch at, Target agent, Target phone, IntFunction<Names> names) {
        this.at = at;
        this.agent = agent;
        this.phone = phone;
        this.names = names;
    }

    static IntFunction<Names> names(Ids ids, CallId call, long attempt, int supervisor) {
        return ear -> ids.supervisor(call, attempt, supervisor * 1_000 + ear);
    }

    Target phone() {
        return phone;
    }

    /** Takes part in this way from now on. */
    void takePart(Talk.Supervision as) throws Talk.Refused, InterruptedException {
        if (way.equals(Optional.of(as))) {
            return;
        }
        stepBack();
        switch (as) {
            case LISTEN -> hear(AriCommands.Voice.SILENT);
            case WHISPER -> hear(AriCommands.Voice.HEARD_BY_AGENT);
            case BARGE -> at.join(phone.channelId());
        }
        way = Optional.of(as);
    }

    private void hear(AriCommands.Voice voice) throws Talk.Refused, InterruptedException {
        Names fresh = names.apply(ears);
        ears++;
        Target channel = at.target(fresh.ear());
        ear = Optional.of(new Ear(channel, fresh.bridge()));
        at.carryOut(AriCommands.supervise(agent.channelId(), at.application(), fresh.ear(), voice));
        at.awaitAnswer(channel, () -> agent.gone() || phone.gone());
        at.make(fresh.bridge());
        at.join(fresh.bridge(), channel.channelId());
        at.join(fresh.bridge(), phone.channelId());
    }

    private void stepBack() throws Talk.Refused, InterruptedException {
        if (way.equals(Optional.of(Talk.Supervision.BARGE))) {
            at.leave(phone.channelId());
        }
        way = Optional.empty();
        if (ear.isPresent()) {
            at.leave(ear.get().bridge(), phone.channelId());
        }
        closeEar();
    }

    private void closeEar() {
        ear.ifPresent(open -> {
            at.letGo(open.channel());
            at.destroy(open.bridge());
        });
        ear = Optional.empty();
    }

    /** Nothing of it is left. */
    void end() {
        closeEar();
        at.letGo(phone);
    }
}
