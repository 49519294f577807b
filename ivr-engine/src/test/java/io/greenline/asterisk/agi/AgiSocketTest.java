package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgiSocketTest {
    @Test
    void onlyOneLineWithoutControlCharactersThatAsteriskHoldsIsSent() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ScriptedAsterisk asterisk =
                        ScriptedAsterisk.connect((InetSocketAddress) server.getLocalSocketAddress());
                AgiSocket socket = new AgiSocket(server.accept())) {
            String tooLong = "x".repeat(AgiSocket.MAX_COMMAND_BYTES) + "\n";
            for (String bad : List.of("", "\r\n", "A", "A\nHANGUP\n", "A\rB\n", "A\u0000\n", "A\u0085\n", tooLong)) {
                assertThatThrownBy(() -> socket.write(bad)).isInstanceOf(IOException.class);
            }
            socket.write("x".repeat(AgiSocket.MAX_COMMAND_BYTES - 1) + "\n");
            assertThat(asterisk.command()).hasSize(AgiSocket.MAX_COMMAND_BYTES - 1);
        }
    }
}
