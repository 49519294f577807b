package io.greenline.app;

import io.greenline.routing.plan.PinHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes of an agent's PIN what can stand in routing.yaml. */
@Command(
        name = "pin",
        description = "Read an agent's PIN from standard input and print what stands for it in routing.yaml.",
        mixinStandardHelpOptions = true)
final class PinCommand implements Callable<Integer> {
    private static final int SALT_BYTES = 16;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    PinCommand() {}

    @Override
    public Integer call() throws IOException {
        // Not an argument: those stand in the shell's history and in the list of processes.
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        String pin = line == null ? "" : line.strip();
        if (!PinHash.isPin(pin)) {
            throw new CommandFailure("a PIN has 4 to 12 digits and comes on standard input: echo 1234 | greenline pin");
        }
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        PrintWriter out = spec.commandLine().getOut();
        out.println("pin: " + PinHash.of(pin, salt));
        out.flush();
        return 0;
    }
}
