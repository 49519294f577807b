package io.greenline.asterisk.agi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asterisk's side of one FastAGI connection, line by line as a test says it. */
final class ScriptedAsterisk implements AutoCloseable {
    private static final int TEST_PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final BufferedReader reader;
    private final OutputStream out;

    private ScriptedAsterisk(Socket socket) throws IOException {
        this.socket = socket;
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = socket.getOutputStream();
    }

    static ScriptedAsterisk connect(InetSocketAddress to) throws IOException {
        Socket socket = new Socket();
        socket.connect(to, TEST_PATIENCE_MILLIS);
        socket.setSoTimeout(TEST_PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new ScriptedAsterisk(socket);
    }

    /** A usual call's description, ended by its empty line. */
    void opens(String uniqueId, String... moreLines) throws IOException {
        say("agi_network: yes", "agi_network_script: greenline", "agi_request: agi://127.0.0.1/greenline");
        say("agi_uniqueid: " + uniqueId, "agi_callerid: 13800138000", "agi_calleridname: Ann", "agi_dnid: 95598");
        say("agi_extension: 95598", "agi_version: 22.10.1");
        say(moreLines);
        say("");
    }

    void say(String... lines) throws IOException {
        raw(lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The next command, without its newline; null when the engine has closed the connection. */
    String command() throws IOException {
        try {
            return reader.readLine();
        } catch (java.net.SocketException e) {
            return null;
        }
    }

    /** Reads the next command and answers it. */
    String answering(String reply) throws IOException {
        String command = command();
        say(reply);
        return command;
    }

    /** Closes the connection in the middle of things. */
    void vanish() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
