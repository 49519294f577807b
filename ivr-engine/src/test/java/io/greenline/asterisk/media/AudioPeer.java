package io.greenline.asterisk.media;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** Asterisk's side of an AudioSocket connection, byte by byte as a test says it. */
public final class AudioPeer implements AutoCloseable {
    private static final int TEST_PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    private AudioPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** A frame as it came. */
    public record Received(int type, byte[] payload) {
        /** The samples of a frame of sound. */
        public short[] samples() {
            short[] samples = new short[payload.length / 2];
            ByteBuffer.wrap(payload)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        }
    }

    /** Connects and says nothing. */
    public static AudioPeer connect(InetSocketAddress to) throws IOException {
        Socket socket = new Socket();
        socket.connect(to, TEST_PATIENCE_MILLIS);
        socket.setSoTimeout(TEST_PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new AudioPeer(socket);
    }

    /** Connects and brings a call. */
    public static AudioPeer bringing(UUID call, InetSocketAddress to) throws IOException {
        AudioPeer peer = connect(to);
        peer.send(0x01, identity(call));
        return peer;
    }

    static byte[] identity(UUID call) {
        return ByteBuffer.allocate(16)
                .putLong(call.getMostSignificantBits())
                .putLong(call.getLeastSignificantBits())
                .array();
    }

    /** Sends one frame. */
    public void send(int type, byte... payload) throws IOException {
        raw(frame(type, payload));
    }

    static byte[] frame(int type, byte... payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(type);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Sends 20 ms of one sample's value. */
    public void say(int sample) throws IOException {
        send(0x10, sound(sample, 160));
    }

    static byte[] sound(int sample, int samples) {
        ByteBuffer sound = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        while (sound.hasRemaining()) {
            sound.putShort((short) sample);
        }
        return sound.array();
    }

    void raw(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next frame of the engine's. */
    public Received next() throws IOException {
        int type = in.readUnsignedByte();
        byte[] payload = new byte[in.readUnsignedShort()];
        in.readFully(payload);
        return new Received(type, payload);
    }

    /** The next frame that holds a sound and not silence; how many frames of silence came before is not told. */
    public Received nextSound() throws IOException {
        Received frame = next();
        while (frame.type() == 0x10 && isSilence(frame)) {
            frame = next();
        }
        return frame;
    }

    /** The next frame of silence. */
    public Received nextSilence() throws IOException {
        Received frame = next();
        while (!isSilence(frame)) {
            frame = next();
        }
        return frame;
    }

    private static boolean isSilence(Received frame) {
        for (short sample : frame.samples()) {
            if (sample != 0) {
                return false;
            }
        }
        return frame.type() == 0x10;
    }

    /** Reads until the engine closes the connection; the type of the last frame, or -1 for none. */
    public int lastBeforeTheEnd() throws IOException {
        int last = -1;
        try {
            while (true) {
                last = next().type();
            }
        } catch (EOFException | SocketException closed) {
            return last;
        }
    }

    /** Reads until the engine ends the sound or closes the connection, and closes it as Asterisk does then. */
    public void leave() throws IOException {
        try {
            while (next().type() != 0) {
                // sound
            }
        } catch (EOFException | SocketException closed) {
            // It was closed before it could be told.
        }
        vanish();
    }

    /** Closes the connection in the middle of things. */
    public void vanish() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
