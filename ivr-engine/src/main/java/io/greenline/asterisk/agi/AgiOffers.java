package io.greenline.asterisk.agi;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.HoldLine.Progress;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.HangupCause;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The callers of one switch who wait, and the agents' telephones that ring for them. Thread-safe. */
final class AgiOffers {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, AgiOffer> open = new ConcurrentHashMap<>();
    private final HoldPace pace = new HoldPace();

    /** How often those who wait are looked after. */
    HoldPace pace() {
        return pace;
    }

    /** An offer with a number of its own, that no other engine has given. */
    AgiOffer begin(List<Sound> whisper, Progress progress) {
        AgiOffer offer = new AgiOffer(this, Long.toString(random.nextLong(Long.MAX_VALUE)), whisper, progress);
        open.put(offer.number(), offer);
        return offer;
    }

    void forget(AgiOffer offer) {
        open.remove(offer.number());
    }

    /**
     * Hears a word of a telephone's.
     *
     * @param leg of the telephone; when this returns, the dialplan hangs it up
     */
    void hear(AgentWord word, AgiCallLeg leg) throws InterruptedException {
        Optional<AgiOffer> offer = Optional.ofNullable(open.get(word.offer()));
        switch (word.kind()) {
            case DIALLED -> offer.ifPresent(known -> known.dialled(word.channel()));
            case GONE -> offer.ifPresent(known -> known.gone(word.cause()));
            case ANSWERED -> {
                if (offer.isPresent() && offer.get().answered(word.channel())) {
                    whisper(offer.get(), leg);
                } else {
                    // The caller wants nobody any more, or it was another engine that let this telephone ring.
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                }
            }
        }
    }

    /** A whisper that cannot be played keeps nobody from talking. */
    private static void whisper(AgiOffer offer, AgiCallLeg leg) throws InterruptedException {
        if (leg.play(new Playback(offer.whisper(), BargeIn.NONE)) instanceof CallEvent.Released) {
            return;
        }
        offer.ready();
        // The caller's Bridge takes the telephone away from here; that reads as its end.
        while (offer.isOpen() && !(leg.await(LOOK) instanceof CallEvent.Released)) {
            // Nothing that the agent presses means anything here.
        }
        offer.connected();
    }
}
