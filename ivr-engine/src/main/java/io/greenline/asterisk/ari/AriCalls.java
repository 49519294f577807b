package io.greenline.asterisk.ari;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all calls on one Asterisk share: the link to it, the names of what they make there, and what is known of that. It
 * knows none of the calls. Any thread.
 */
final class AriCalls {
    static final String DRIVER = "ari";

    /** The channel variable that tells the dialplan why a call came back from Stasis. */
    static final String REFUSED = "GREENLINE_REFUSED";

    private static final Logger LOG = LoggerFactory.getLogger(AriCalls.class);

    private final AriSettings settings;
    private final InstantSource clock;
    private final AriLink link;
    private final Ids ids;
    private final Taps taps;
    private final Targets targets = new Targets();
    private final Takes takes = new Takes();
    private final HangUps hangUps = new HangUps();
    private final AriDialler dialler;
    private final StandBys standBys;
    private volatile boolean draining;

    /**
     * What calls share.
     *
     * @param link not opened yet
     * @param audio where Asterisk brings voices that cannot be fetched from it; empty for nowhere
     */
    AriCalls(AriSettings settings, InstantSource clock, AriLink link, Optional<AudioSocketServer> audio) {
        this.settings = settings;
        this.clock = clock;
        this.ids = new Ids(settings.application());
        this.link = link;
        this.taps = new Taps(settings, link, ids, audio);
        this.dialler = new AriDialler(this);
        this.standBys = new StandBys(this);
    }

    AriSettings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }

    AriLink link() {
        return link;
    }

    Ids ids() {
        return ids;
    }

    Taps taps() {
        return taps;
    }

    Targets targets() {
        return targets;
    }

    Takes takes() {
        return takes;
    }

    HangUps hangUps() {
        return hangUps;
    }

    AriDialler dialler() {
        return dialler;
    }

    StandBys standBys() {
        return standBys;
    }

    /** See {@link Targets#target}. */
    Target target(String channelId) {
        return targets.target(channelId);
    }

    /** See {@link Targets#forget}. */
    void forget(Target target) {
        targets.forget(target);
    }

    /** From now on no call begins. */
    void drain() {
        draining = true;
    }

    boolean draining() {
        return draining;
    }

    /** Has a channel hung up, whenever Asterisk comes to it. */
    void hangUp(String channelId, HangupCause cause) {
        link.tell(AriCommands.hangUp(channelId, cause));
    }

    void log(CallId call, String what) {
        LOG.info("call {} {}", call, what);
    }
}
