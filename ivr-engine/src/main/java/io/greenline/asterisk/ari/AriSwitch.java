package io.greenline.asterisk.ari;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.call.AgentCall;
import io.greenline.call.CallHandler;
import io.greenline.call.CallOff;
import io.greenline.call.DeviceListener;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.call.Switch;
import io.greenline.call.SwitchHealth;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One Asterisk, reached by its REST interface over one WebSocket. */
public final class AriSwitch implements Switch {
    private static final AriCounts NOTHING = new AriCounts(0, 0, 0, 0, 0, 0, 0);

    private final AriSettings settings;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Optional<AudioSocketServer> audio;
    private volatile @Nullable AriApplication application;
    private Optional<Devices> devices = Optional.empty();

    /** Telephones to follow from the moment on that there is a connection. */
    private record Devices(Set<String> endpoints, DeviceListener listener) {}

    /**
     * A switch whose callers can be heard if it has chan_websocket.
     *
     * @param clock for the length of conversations; waiting goes by the machine's monotonic clock
     */
    public AriSwitch(AriSettings settings, InstantSource clock) {
        this(settings, clock, System::nanoTime);
    }

    /**
     * A switch whose callers can also be heard if it has no more than chan_audiosocket.
     *
     * @param audio where Asterisk brings their voices then; opened and closed by whoever made it
     */
    public AriSwitch(AriSettings settings, InstantSource clock, AudioSocketServer audio) {
        this(settings, clock, System::nanoTime, Optional.of(audio));
    }

    /** @param nanos by which it goes how long Asterisk may owe an answer, as {@link System#nanoTime} tells it */
    AriSwitch(AriSettings settings, InstantSource clock, LongSupplier nanos) {
        this(settings, clock, nanos, Optional.empty());
    }

    private AriSwitch(
            AriSettings settings, InstantSource clock, LongSupplier nanos, Optional<AudioSocketServer> audio) {
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.audio = audio;
    }

    @Override
    public synchronized void open(CallHandler handler) {
        if (application != null) {
            throw new IllegalStateException("the switch at " + settings.url() + " is open already");
        }
        AriApplication opened = new AriApplication(settings, handler, clock, nanos, audio);
        application = opened;
        devices.ifPresent(wanted -> opened.devices().follow(wanted.endpoints(), wanted.listener()));
        opened.link().open();
    }

    @Override
    public SwitchHealth health() {
        AriApplication open = application;
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
        return new Dialer() {
            @Override
            public Dialled dial(OutboundCall call, CallOff off) throws InterruptedException {
                AriApplication open = application;
                return open == null
                        ? AriDialler.notReached("the switch is not opened yet")
                        : open.dialler().dial(call, off);
            }

            @Override
            public StandingAgent standBy(AgentCall agent, String music, StandingAgent.Watch watch) {
                AriApplication open = application;
                return open == null
                        ? Dialer.super.standBy(agent, music, watch)
                        : open.standBys().ring(agent, music, watch);
            }
        };
    }

    @Override
    public synchronized void devices(Set<String> endpoints, DeviceListener listener) {
        devices = Optional.of(new Devices(endpoints, listener));
        AriApplication open = application;
        if (open != null) {
            open.devices().follow(endpoints, listener);
        }
    }

    /** What it has done so far. */
    public AriCounts counts() {
        AriApplication open = application;
        return open == null ? NOTHING : open.counts();
    }

    @Override
    public void drain() {
        AriApplication open = application;
        if (open != null) {
            open.drain();
        }
    }

    @Override
    public void close() {
        AriApplication open = application;
        if (open != null) {
            open.close();
        }
    }
}
