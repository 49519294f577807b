package io.greenline.floor;

import io.greenline.call.TextLine;
import io.greenline.call.TextMessage;
import io.greenline.call.TextParty;
import io.greenline.caller.Customer;
import io.greenline.journal.Event;
import io.greenline.routing.Agent;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Wish;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Callers who write. A conversation is a ticket in the queues like any call, and a call of its own in the journal; its agent
 * has it on her telephone, by text. Thread-safe.
 *
 * <p>Conversations are kept in memory: an engine that starts ends those of the one before, and who writes again begins anew.
 */
public final class TextDesk implements TextLine.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TextDesk.class);
    private static final int MOST = 1_000;
    private static final String PREFIX = "text-";
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Floor floor;
    private final TextSetup setup;
    private final ReentrantLock lock = new ReentrantLock();
    /** By the caller's address. */
    private final Map<String, TextTalk> talks = new HashMap<>();

    private final Map<TextTalk, TextTicket> tickets = new HashMap<>();

    private long number;

    public TextDesk(Floor floor, TextSetup setup) {
        this.floor = floor;
        this.setup = setup;
    }

    /** Begins to take texts, and ends what an earlier engine left. */
    public TextDesk open() {
        floor.snapshot().tickets().stream()
                .map(RoutingSnapshot.Ticket::id)
                .filter(ticket -> ticket.value().startsWith(PREFIX))
                .forEach(floor::gone);
        setup.line().open(this);
        return this;
    }

    /** Conversations that have not ended. */
    public int conversations() {
        return locked(talks::size);
    }

    @Override
    public void came(TextMessage message) {
        String text = TextReading.plain(message.text());
        if (text.isEmpty()) {
            return;
        }
        Optional<TextParty> agent = agent(message.party());
        if (agent.isPresent()) {
            fromAgent(agent.get(), message.called(), text);
            return;
        }
        // Looked up outside of the lock: a directory that is slow holds up nobody else's conversation.
        Optional<Customer> customer = known(message.party().address()) ? Optional.empty() : customer(message.party());
        locked(() -> {
            fromCaller(message, text, customer);
            return 0;
        });
    }

    private boolean known(String address) {
        return locked(() -> talks.containsKey(address));
    }

    /** The agent's own telephone, where the text came from one. */
    private Optional<TextParty> agent(TextParty party) {
        return floor.plan().agents().values().stream()
                .filter(agent -> agent.media().contains(Media.TEXT))
                .map(Agent::endpoint)
                .map(setup.line()::at)
                .filter(party::is)
                .findFirst();
    }

    private void fromAgent(TextParty agent, String called, String text) {
        locked(() -> {
            Optional<TextTalk> hers = talks.values().stream()
                    .filter(talk -> talk.agent().filter(agent::equals).isPresent())
                    .findFirst();
            hers.ifPresentOrElse(
                    talk -> talk.agentWrote(text),
                    () -> send(agent, called, TextWord.NO_TALK.in(TextReading.language(text, TextReading.CHINESE))));
            return 0;
        });
    }

    private void fromCaller(TextMessage message, String text, Optional<Customer> customer) {
        TextTalk known = talks.get(message.party().address());
        if (known == null) {
            begin(message, text, customer);
            return;
        }
        boolean alarmed = TextReading.isDanger(text) && !known.isTalking();
        known.callerWrote(text);
        if (alarmed && !known.isOver()) {
            Optional.ofNullable(tickets.get(known)).ifPresent(ticket -> raise(known, ticket, text));
        }
    }

    private void begin(TextMessage message, String text, Optional<Customer> customer) {
        Language language = TextReading.language(
                text,
                customer.map(Customer::language)
                        .filter(Language::isTag)
                        .map(Language::new)
                        .orElse(TextReading.CHINESE));
        if (TextReading.isGoodbye(text)) {
            return; // Said to a conversation that is over.
        }
        if (talks.size() >= MOST || !floor.has(setup.queue())) {
            send(
                    message.party(),
                    message.called(),
                    (talks.size() >= MOST ? TextWord.FULL : TextWord.CLOSED).in(language));
            return;
        }
        number++;
        CallId id =
                new CallId("%s%d-%d".formatted(PREFIX, setup.clock().instant().toEpochMilli(), number));
        TextRecord record = new TextRecord(id, setup.journal(), setup.clock());
        TextTalk talk = new TextTalk(this, message, language, record);
        talks.put(message.party().address(), talk);
        record.happened(new Event.CallArrived(
                message.party().number().map(Object::toString).orElse(""), "", message.called(), "text"));
        talk.callerWrote(text);
        talk.say(TextWord.GREETING);
        join(talk, id, wishes().first(customer, text, language), customer);
        if (TextReading.isDanger(text)) {
            talk.say(TextWord.URGENT);
        }
    }

    private void join(TextTalk talk, CallId id, Wish wish, Optional<Customer> customer) {
        CallerCard card = new CallerCard(
                talk.caller().number(), customer.map(Customer::name).orElse(""));
        TextTicket ticket = new TextTicket(floor, id, wish, card, talk.record(), () -> soon(talk));
        tickets.put(talk, ticket);
        talk.sit(ticket.seat());
        soon(talk);
        keepLooking(talk);
    }

    /** She keeps her time, and goes before whoever is in less danger. */
    private void raise(TextTalk talk, TextTicket ticket, String text) {
        wishes().raised(ticket.wish(), ticket.since(), text).ifPresent(wish -> {
            ticket.joinAgain(wish);
            talk.sit(ticket.seat());
            talk.say(TextWord.URGENT);
            soon(talk);
        });
    }

    /** By the classes and queues as they are now. */
    private WrittenWishes wishes() {
        return new WrittenWishes(
                setup.classes().get(),
                floor.plan().queues(),
                setup.queue(),
                setup.patience().longestWait());
    }

    private Optional<Customer> customer(TextParty party) {
        try {
            return party.number().isPresent()
                    ? setup.customers().find(party.number().get())
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warn("who writes cannot be looked up: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Looks at a conversation on the ticker's thread: whoever asks for attention may hold the floor's lock. */
    void soon(TextTalk talk) {
        after(Duration.ZERO, talk::look);
    }

    private void keepLooking(TextTalk talk) {
        after(LOOK, () -> {
            if (!talk.isOver()) {
                talk.look();
                keepLooking(talk);
            }
        });
    }

    /** Does something under the lock later. */
    void after(Duration time, Runnable work) {
        setup.ticker()
                .after(
                        time,
                        () -> locked(() -> {
                            work.run();
                            return 0;
                        }));
    }

    long nanos() {
        return setup.ticker().nanos();
    }

    TextSetup.Patience patience() {
        return setup.patience();
    }

    TextParty at(String endpoint) {
        return setup.line().at(endpoint);
    }

    void send(TextParty to, String called, String text) {
        setup.line().send(new TextMessage(to, called, text));
    }

    void forget(TextTalk talk) {
        talks.remove(talk.caller().address());
        tickets.remove(talk);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more texts. Conversations end with the engine. */
    @Override
    public void close() {
        setup.line().close();
    }
}
