package io.greenline.asterisk.ari;

import io.greenline.call.TextLine;
import io.greenline.call.TextMessage;
import io.greenline.call.TextParty;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts of one Asterisk: SIP MESSAGE, taken by ARI's TextMessageReceived and sent by its endpoints/sendMessage.
 *
 * <p>It has an application of its own, with a connection of its own: to hear of texts an application subscribes to every
 * telephone, and would be told of every call as well, if its filter did not let texts through alone.
 */
public final class AriText implements TextLine {
    private static final Logger LOG = LoggerFactory.getLogger(AriText.class);
    private static final String SUFFIX = "-texts";
    private static final int LONGEST_NAME = 40;
    private static final int MOST_WAITING = 10_000;
    private static final List<String> TEXTS_ALONE =
            List.of("RESTResponse", "TextMessageReceived", "ApplicationReplaced");
    private static final Pattern URI = Pattern.compile("(?:sips?|pjsip):([^@;>\\s]+)@([^;>\\s]+)");
    private static final Pattern DIAL = Pattern.compile("PJSIP/([^/@]+)(?:/(sip:.+))?");

    private final AriSettings settings;
    private final BlockingQueue<TextMessage> arrived = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable AriLink link;
    private volatile @Nullable Thread reader;

    /** Texts of the same Asterisk as the calls of these settings. */
    public AriText(AriSettings settings) {
        String name = settings.application();
        this.settings = settings.withApplication(
                name.substring(0, Math.min(name.length(), LONGEST_NAME - SUFFIX.length())) + SUFFIX);
    }

    @Override
    public void open(Listener listener) {
        AriLink opened = new AriLink(settings, System::nanoTime, new Owner());
        link = opened;
        reader = Thread.ofVirtual().name("texts").start(() -> read(listener));
        opened.open();
    }

    private void read(Listener listener) {
        try {
            while (true) {
                TextMessage message = arrived.take();
                try {
                    listener.came(message);
                } catch (RuntimeException fault) {
                    LOG.error("a text cannot be taken", fault);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Owner implements AriLink.Owner {
        @Override
        public void event(AriEvent event) {
            if (event instanceof AriEvent.TextReceived text) {
                boolean kept = message(text).map(arrived::offer).orElse(true);
                if (!kept) {
                    LOG.error("{} texts wait, one is lost", MOST_WAITING);
                }
            }
        }

        /** The filter goes first: what is subscribed to brings calls' events too. */
        @Override
        public void synced(Snapshot snapshot) {
            AriLink open = link;
            if (open != null) {
                open.tell(AriCommands.allowEvents(settings.application(), TEXTS_ALONE));
                open.tell(AriCommands.subscribe(settings.application(), List.of("endpoint:PJSIP")));
            }
        }

        @Override
        public void replaced() {
            LOG.error("another engine takes this Asterisk's texts");
        }
    }

    /**
     * A text whose sender can be answered; empty for others. She is answered at the address that her text came from: what her
     * headers say may be an address of her own network, or somebody else's.
     */
    static Optional<TextMessage> message(AriEvent.TextReceived text) {
        Matcher from = URI.matcher(text.from());
        Matcher to = URI.matcher(text.to());
        if (!from.find() || !to.find() || text.endpoint().isEmpty()) {
            LOG.warn("a text from an address that cannot be answered is passed over");
            return Optional.empty();
        }
        String user = from.group(1);
        String host = text.address().isEmpty() ? from.group(2) : text.address();
        String resource = text.endpoint().substring(text.endpoint().indexOf('/') + 1);
        String contact = "sip:" + user + "@" + host;
        TextParty party = new TextParty("pjsip:" + resource + "/" + contact, text.endpoint(), contact, user);
        return Optional.of(new TextMessage(party, "sip:" + to.group(1) + "@" + to.group(2), text.text()));
    }

    @Override
    public TextParty at(String endpoint) {
        Matcher dial = DIAL.matcher(endpoint);
        if (!dial.matches()) {
            return new TextParty(endpoint, endpoint, "", "");
        }
        // A telephone that is dialled by its address shares its endpoint with others: it is known by the address.
        return dial.group(2) == null
                ? new TextParty("pjsip:" + dial.group(1), endpoint, "", "")
                : new TextParty("pjsip:" + dial.group(1) + "/" + dial.group(2), "", dial.group(2), "");
    }

    @Override
    public void send(TextMessage message) {
        AriLink open = link;
        if (open == null) {
            LOG.warn("a text cannot be sent before the line is open");
            return;
        }
        open.send(AriCommands.sendText(message.party().address(), message.called(), message.text()), reply -> {
            if (!(reply instanceof Reply.Done done) || !done.ok()) {
                LOG.warn("a text to {} was not taken", message.party().endpoint());
            }
        });
    }

    @Override
    public void close() {
        Thread reading = reader;
        AriLink open = link;
        if (reading != null) {
            reading.interrupt();
        }
        if (open != null) {
            open.close();
        }
    }
}
