package io.greenline.asterisk.ari;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.call.CallHandler;
import io.greenline.call.Dialer;
import io.greenline.call.Switch;
import io.greenline.call.SwitchHealth;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One Asterisk, reached by its REST interface over one WebSocket. */
public final class AriSwitch implements Switch {
    private static final AriCounts NOTHING = new AriCounts(0, 0, 0, 0, 0, 0, 0);

    private final AriSettings settings;
    private final InstantSource clock;
    private final Optional<AudioSocketServer> audio;
    private volatile @Nullable AriCalls calls;

    /**
     * A switch whose callers can be heard if it has chan_websocket.
     *
     * @param clock for the length of conversations; waiting goes by the machine's monotonic clock
     */
    public AriSwitch(AriSettings settings, InstantSource clock) {
        this(settings, clock, Optional.empty());
    }

    /**
     * A switch whose callers can also be heard if it has no more than chan_audiosocket.
     *
     * @param audio where Asterisk brings their voices then; opened and closed by whoever made it
     */
    public AriSwitch(AriSettings settings, InstantSource clock, AudioSocketServer audio) {
        this(settings, clock, Optional.of(audio));
    }

    private AriSwitch(AriSettings settings, InstantSource clock, Optional<AudioSocketServer> audio) {
        this.settings = settings;
        this.clock = clock;
        this.audio = audio;
    }

    @Override
    public void open(CallHandler handler) {
        if (calls != null) {
            throw new IllegalStateException("the switch at " + settings.url() + " is open already");
        }
        AriCalls opened = new AriCalls(settings, handler, clock, audio);
        calls = opened;
        opened.link().open();
    }

    @Override
    public SwitchHealth health() {
        AriCalls open = calls;
        if (open == null) {
            return new SwitchHealth(AriCalls.DRIVER, false, "not opened yet: " + settings.url());
        }
        boolean ready = open.link().state() == LinkState.READY
                && !open.draining()
                && open.link().responsive();
        String detail = open.link().detail();
        return new SwitchHealth(AriCalls.DRIVER, ready, open.draining() ? detail + "; takes no new calls" : detail);
    }

    @Override
    public Dialer dialer() {
        return call -> {
            AriCalls open = calls;
            return open == null ? AriDialler.notReached("the switch is not opened yet") : open.dialler().dial(call);
        };
    }

    /** What it has done so far. */
    public AriCounts counts() {
        AriCalls open = calls;
        return open == null ? NOTHING : open.counts();
    }

    @Override
    public void drain() {
        AriCalls open = calls;
        if (open != null) {
            open.drain();
        }
    }

    @Override
    public void close() {
        AriCalls open = calls;
        if (open != null) {
            open.close();
        }
    }
}
