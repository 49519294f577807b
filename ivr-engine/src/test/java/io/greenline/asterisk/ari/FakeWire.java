package io.greenline.asterisk.ari;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The server's side of one connection: the HTTP head, then WebSocket frames (RFC 6455), written down plainly. */
final class FakeWire {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final DataInputStream in;
    private final BufferedOutputStream out;
    private boolean gathering;

    FakeWire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** One HTTP request: the first line, the WebSocket key if it has one, the body. */
    record Head(String line, Optional<String> key, String body) {}

    Optional<Head> head() throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> key = Optional.empty();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("sec-websocket-key:")) {
                key = Optional.of(line.substring(18).strip());
            } else if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return Optional.of(new Head(first, key, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }

    void upgrade(String key, String protocol) throws IOException {
        write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: " + protocol + "\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
    }

    void answer(int status, String body) throws IOException {
        write("HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body));
    }

    /** The next text; empty at the end. Pings are answered. */
    Optional<String> text() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            byte[] payload = payload(in.readUnsignedByte() & 0x7f);
            switch (first & 0x0f) {
                case 1 -> {
                    return Optional.of(new String(payload, StandardCharsets.UTF_8));
                }
                case 8 -> {
                    return Optional.empty();
                }
                case 9 -> frame(0x8a, payload);
                default -> {
                    // Nothing else is sent by our side.
                }
            }
        }
    }

    void send(byte[] message) throws IOException {
        frame(0x82, message);
    }

    void send(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    void close() throws IOException {
        socket.close();
    }

    private byte[] payload(int shortLength) throws IOException {
        int length =
                shortLength == 126 ? in.readUnsignedShort() : shortLength == 127 ? (int) in.readLong() : shortLength;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private synchronized void frame(int first, byte[] payload) throws IOException {
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 65_536) {
            out.write(126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.write(payload);
        if (!gathering) {
            out.flush();
        }
    }

    /** From now on messages wait, until it goes on. */
    synchronized void gather() {
        gathering = true;
    }

    /** What waits goes out in one piece. */
    synchronized void goOn() {
        gathering = false;
        try {
            out.flush();
        } catch (IOException gone) {
            // Who is not there any more needs nothing.
        }
    }

    private synchronized void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
