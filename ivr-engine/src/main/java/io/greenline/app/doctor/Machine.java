package io.greenline.app.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The machine as the doctor sees it; tests bring one of their own. */
public interface Machine {
    /** The Java that runs this. */
    Runtime.Version java();

    /** A command's output; empty when there is no such command, it fails, or it takes over 5 s. */
    Optional<String> output(List<String> command);

    /**
     * Asks an HTTP server, for at most 5 s.
     *
     * @param authorization the header's value; empty for none
     */
    Reply get(URI address, String authorization) throws IOException;

    /** Whether a server could listen there now. */
    boolean free(InetSocketAddress address);

    Instant now();

    /**
     * An HTTP server's answer.
     *
     * @param date its clock; empty when it does not say
     */
    record Reply(int status, String body, Optional<Instant> date) {}

    /** This machine. */
    static Machine real() {
        return new RealMachine();
    }
}
