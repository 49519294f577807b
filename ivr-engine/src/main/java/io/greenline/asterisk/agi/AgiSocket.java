package io.greenline.asterisk.agi;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * The lines to and from one Asterisk channel, with a bound on everything: the time, length and number of lines read,
 * and the form of lines sent.
 *
 * <p>Stands in for Asterisk-Java's own socket class, whose buffers take 48 KB a call and whose only time limit is
 * 4,200 s. Used by the call's thread alone; interrupting a virtual thread closes the socket.
 */
final class AgiSocket implements SocketConnectionFacade, AutoCloseable {
    /** Asterisk reads commands into 8,192 bytes (AGI_BUF_LEN) with the newline and a terminating zero. */
    static final int MAX_COMMAND_BYTES = 8190;

    static final int MAX_LINE_BYTES = 8192;
    /** Asterisk sends some 25 lines and up to 127 arguments to open, and some 30 lines of usage in a reply. */
    static final int MAX_LINES = 200;

    static final int MAX_BYTES = 64 * 1024;

    private static final int USUAL_LINE_BYTES = 64;
    /** Asterisk-Java reads on to a second line that begins with 520 even where the error has one line only. */
    private static final String END_OF_USAGE = "520 End of proper usage.";

    private final Socket socket;
    private byte[] unread = new byte[USUAL_LINE_BYTES];
    private int unreadFrom;
    private int unreadTo;

    private long deadlineNanos;
    private int linesLeft;
    private int bytesLeft;
    private boolean firstLine;
    private @Nullable String next;

    private boolean hangupSeen;
    private @Nullable IOException fault;

    AgiSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
    }

    /** Gives the lines that are read from now on a common deadline and fresh limits of number and size. */
    void expect(Duration within) {
        deadlineNanos = System.nanoTime() + within.toNanos();
        linesLeft = MAX_LINES;
        bytesLeft = MAX_BYTES;
        firstLine = true;
        next = null;
    }

    /** Whether Asterisk has said that the caller is gone. It says so in a line that belongs to no command. */
    boolean hangupSeen() {
        return hangupSeen;
    }

    /** Why nothing more can be read, or null. A {@link SocketTimeoutException} leaves the socket usable. */
    @Nullable
    IOException fault() {
        return fault;
    }

    /** Forgets a missed deadline. */
    void forgive() {
        fault = null;
    }

    @Override
    public String readLine() throws IOException {
        String pending = next;
        if (pending != null) {
            next = null;
            return pending;
        }
        try {
            String line = line();
            while (line.equals("HANGUP")) {
                hangupSeen = true;
                line = line();
            }
            next = firstLine && line.startsWith("520 ") ? END_OF_USAGE : null;
            firstLine = false;
            return line;
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    private String line() throws IOException {
        if (--linesLeft < 0) {
            throw new IOException("more than %d lines".formatted(MAX_LINES));
        }
        int scanned = unreadFrom;
        while (true) {
            for (; scanned < unreadTo; scanned++) {
                if (unread[scanned] == '\n') {
                    return taken(scanned);
                }
            }
            int before = unreadFrom;
            fill();
            scanned -= before - unreadFrom;
        }
    }

    private String taken(int end) {
        int length = end - unreadFrom;
        if (length > 0 && unread[end - 1] == '\r') {
            length--;
        }
        String line = new String(unread, unreadFrom, length, StandardCharsets.UTF_8);
        unreadFrom = end + 1;
        if (unreadFrom == unreadTo) {
            release();
        }
        return line;
    }

    /** Everything has been used: a buffer that one long line made big is not kept through a long call. */
    private void release() {
        unreadFrom = 0;
        unreadTo = 0;
        if (unread.length > USUAL_LINE_BYTES * 4) {
            unread = new byte[USUAL_LINE_BYTES];
        }
    }

    private void fill() throws IOException {
        if (unreadFrom > 0) {
            System.arraycopy(unread, unreadFrom, unread, 0, unreadTo - unreadFrom);
            unreadTo -= unreadFrom;
            unreadFrom = 0;
        }
        if (unreadTo == unread.length) {
            if (unread.length >= MAX_LINE_BYTES) {
                throw new IOException("a line longer than %d bytes".formatted(MAX_LINE_BYTES));
            }
            unread = Arrays.copyOf(unread, unread.length * 2);
        }
        long leftMillis = (deadlineNanos - System.nanoTime() + 999_999) / 1_000_000;
        if (leftMillis <= 0) {
            throw new SocketTimeoutException("no complete line in time");
        }
        socket.setSoTimeout((int) Math.min(leftMillis, Integer.MAX_VALUE));
        int count = socket.getInputStream().read(unread, unreadTo, unread.length - unreadTo);
        if (count < 0) {
            throw new EOFException("Asterisk closed the connection");
        }
        bytesLeft -= count;
        if (bytesLeft < 0) {
            throw new IOException("more than %d bytes".formatted(MAX_BYTES));
        }
        unreadTo += count;
    }

    /**
     * Sends one command.
     *
     * <p>The last of the guards against injection: whatever built the text, it leaves here only as exactly one line
     * without control characters that Asterisk's buffer holds.
     */
    @Override
    public void write(String command) throws IOException {
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        int last = command.length() - 1;
        boolean oneLine = last >= 0
                && command.charAt(last) == '\n'
                && command.chars().limit(last).noneMatch(Character::isISOControl);
        if (!oneLine || bytes.length > MAX_COMMAND_BYTES) {
            throw new UnsendableCommandException();
        }
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    @Override
    public void flush() {
        // Every command is written to the socket at once.
    }

    /** Closes the connection: the script is over and Asterisk goes on in its dialplan. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }

    /** A command that would be more than one line, or more than Asterisk reads; nothing was sent. */
    static final class UnsendableCommandException extends IOException {
        private static final long serialVersionUID = 1;

        UnsendableCommandException() {
            super("the command has a control character or more than %d bytes".formatted(MAX_COMMAND_BYTES));
        }
    }
}
