package io.greenline.asterisk.ari;

import io.greenline.call.CallHandler;
import io.greenline.call.Switch;
import io.greenline.call.SwitchHealth;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One Asterisk, reached by its REST interface over one WebSocket. */
public final class AriSwitch implements Switch {
    private static final AriCounts NOTHING = new AriCounts(0, 0, 0, 0, 0, 0, 0);

    private final AriSettings settings;
    private final InstantSource clock;
    private volatile @Nullable AriCalls calls;

    /** @param clock for the length of conversations; waiting goes by the machine's monotonic clock */
    public AriSwitch(AriSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void open(CallHandler handler) {
        if (calls != null) {
            throw new IllegalStateException("the switch at " + settings.url() + " is open already");
        }
        AriCalls opened = new AriCalls(settings, handler, clock);
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
