package io.greenline.asterisk.ari;

import io.greenline.call.DeviceListener;
import io.greenline.call.DeviceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows telephones by Asterisk's device states: subscribes to them and reads each one, and does both again after every
 * connect. Nothing is told while the connection is away. A telephone that is dialled by its address alone ({@code
 * PJSIP/endpoint/sip:...}) has no state of its own and is not followed.
 *
 * <p>Used on the event loop, but for {@link #follow}.
 */
final class AriDevices {
    private static final Logger LOG = LoggerFactory.getLogger(AriDevices.class);
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9]+/[^/,\\s]+");
    private static final int AT_ONCE = 50;

    private final AriLink link;
    private final String application;

    /** Replaced as one: whom to tell of which. Written by any thread. */
    private volatile Followed followed = new Followed(Set.of(), (_, _) -> {});

    private record Followed(Set<String> devices, DeviceListener listener) {}

    AriDevices(AriLink link, String application) {
        this.link = link;
        this.application = application;
    }

    /** See {@link io.greenline.call.Switch#devices}. Any thread. */
    void follow(Set<String> endpoints, DeviceListener listener) {
        Set<String> devices = Set.copyOf(endpoints.stream()
                .filter(name -> DEVICE.matcher(name).matches())
                .toList());
        boolean _ = link.execute(() -> {
            followed = new Followed(devices, listener);
            if (link.state() == LinkState.READY) {
                read();
            }
        });
    }

    /** Connected: everything may have changed. What is asked here goes out once the link is ready. */
    void synced() {
        read();
    }

    void changed(AriEvent.DeviceChanged event) {
        Followed now = followed;
        if (now.devices.contains(event.device())) {
            now.listener.device(event.device(), state(event.state()));
        }
    }

    private void read() {
        Followed now = followed;
        List<String> devices = new ArrayList<>(now.devices);
        for (int from = 0; from < devices.size(); from += AT_ONCE) {
            List<String> some = devices.subList(from, Math.min(devices.size(), from + AT_ONCE));
            link.tell(AriCommands.subscribe(
                    application,
                    some.stream().map(name -> "deviceState:" + name).toList()));
        }
        // After the subscription: what changes in between is told twice rather than not at all.
        for (String device : devices) {
            link.send(AriCommands.deviceState(device), reply -> {
                if (reply instanceof Reply.Done done && done.ok()) {
                    changed(new AriEvent.DeviceChanged(device, StateReader.deviceState(done.body())));
                } else {
                    LOG.debug("the state of {} cannot be read: {}", device, reply);
                }
            });
        }
    }

    /** What Asterisk does not know counts as free, until an offer finds it otherwise. */
    static DeviceState state(String asterisks) {
        return switch (asterisks) {
            case "INUSE", "BUSY", "RINGING", "RINGINUSE", "ONHOLD" -> DeviceState.IN_USE;
            case "UNAVAILABLE", "INVALID" -> DeviceState.UNREACHABLE;
            default -> DeviceState.FREE;
        };
    }
}
