package io.greenline.asterisk.agi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.asteriskjava.fastagi.AgiChannelFactory;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiReader;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiWriter;
import org.asteriskjava.fastagi.MappingStrategy;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;
import org.asteriskjava.fastagi.internal.DefaultAgiChannelFactory;
import org.asteriskjava.fastagi.internal.FastAgiConnectionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Commands and their answers, one at a time, each with a deadline.
 *
 * <p>A reply carries no sign of the command it belongs to, and some of Asterisk's commands send none when they fail. So
 * after a missed deadline Asterisk is asked to say a word back: whatever comes before the word belongs to the past. Only
 * an Asterisk that says nothing at all loses the connection.
 */
final class AgiDialogue {
    private final AgiSocket socket;
    private final AgiReader reader;
    private final AgiWriter writer;
    private final Duration margin;
    private int echoes;
    private boolean torn;

    AgiDialogue(AgiSocket socket, Duration margin) {
        this.socket = socket;
        this.margin = margin;
        Parts parts = new Parts(socket);
        this.reader = parts.createReader();
        this.writer = parts.createWriter();
    }

    /** Asterisk's description of the call. */
    AgiRequest opening(Duration within) throws IOException {
        socket.expect(within);
        try {
            return reader.readRequest();
        } catch (AgiException e) {
            IOException fault = socket.fault();
            throw fault != null ? fault : new IOException(e);
        }
    }

    /** Where Asterisk has reached this engine. */
    InetAddress reachedAt() {
        return socket.getLocalAddress();
    }

    /** Whether commands can still be sent. */
    boolean open() {
        return !torn;
    }

    /** Whether Asterisk has said that the caller is gone. */
    boolean hangupSeen() {
        return socket.hangupSeen();
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @param takes the time that the command itself may take; the margin is added
     * @throws InterruptedException when this engine lets go of the call, or Asterisk has closed the connection without
     *     a word of the caller: the call may go on, but not here
     */
    AgiAnswer ask(AgiCommand command, Duration takes) throws InterruptedException {
        requireConnection();
        socket.expect(takes.plus(margin));
        try {
            writer.sendCommand(command);
            return AgiAnswer.of(reader.readReply());
        } catch (AgiException e) {
            return afterFault(e, takes.plus(margin));
        }
    }

    private AgiAnswer afterFault(AgiException e, Duration waited) throws InterruptedException {
        IOException fault = socket.fault();
        if (fault == null) {
            return new AgiAnswer.Refused(reason(e));
        }
        if (fault instanceof SocketTimeoutException) {
            boolean goesOn = resynchronised();
            return new AgiAnswer.Refused("Asterisk did not answer within %d ms%s"
                    .formatted(waited.toMillis(), goesOn ? "" : " and is silent since; the connection is closed"));
        }
        torn = true;
        if (socket.hangupSeen()) {
            return new AgiAnswer.Dead();
        }
        throw letGo("Asterisk's connection of this call broke: " + fault.getMessage());
    }

    private boolean resynchronised() throws InterruptedException {
        socket.forgive();
        socket.expect(margin);
        String word = "greenline-echo-" + ++echoes;
        try {
            writer.sendCommand(new GetFullVariableCommand(word));
            while (!word.equals(reader.readReply().getExtra())) {
                // A late reply to what was asked before.
            }
            return true;
        } catch (AgiException e) {
            torn = true;
            close();
            if (Thread.interrupted()) {
                throw letGo("this engine lets go of the call");
            }
            return false;
        }
    }

    private void requireConnection() throws InterruptedException {
        if (Thread.interrupted()) {
            throw letGo("this engine lets go of the call");
        }
        if (torn) {
            throw letGo("this call's connection to Asterisk is gone");
        }
    }

    private InterruptedException letGo(String reason) {
        torn = true;
        Thread.interrupted();
        close();
        return new InterruptedException(reason);
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed; there is nobody left to tell.
        }
    }

    private static String reason(AgiException e) {
        @Nullable Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    /** Asterisk-Java keeps its reader and writer to itself; they are had by being one of its connection handlers. */
    private static final class Parts extends FastAgiConnectionHandler {
        /** Required by Asterisk-Java; only its run() would use them. */
        private static final MappingStrategy NO_SCRIPTS = new StaticMappingStrategy();

        private static final AgiChannelFactory NO_CHANNELS = new DefaultAgiChannelFactory();

        Parts(AgiSocket socket) {
            super(NO_SCRIPTS, socket, NO_CHANNELS);
        }

        @Override
        protected AgiReader createReader() {
            return super.createReader();
        }

        @Override
        protected AgiWriter createWriter() {
            return super.createWriter();
        }
    }
}
