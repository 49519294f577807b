package io.greenline.app;

import io.greenline.app.sample.SampleBackends;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A utility's own systems, for trying the sample hotline. */
@Command(
        name = "sample-backends",
        description = {
            "Be the systems that the sample hotline asks, until Ctrl-C: billing, sms, crm.",
            "In memory and on this machine only. Account 1234567890 has the PIN 123456."
        },
        mixinStandardHelpOptions = true)
final class SampleBackendsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "127.0.0.1:PORT",
            defaultValue = "127.0.0.1:9095",
            converter = Address.class,
            description = "Where they listen, on loopback (default: ${DEFAULT-VALUE}; port 0: any free one).")
    private InetSocketAddress listen;

    @SuppressWarnings("NullAway.Init")
    SampleBackendsCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Semaphore stop = new Semaphore(0);
        try (SampleBackends samples = open()) {
            StopSignals.onEach(stop::release);
            tell(spec.commandLine().getOut(), samples);
            stop.acquire();
        }
        return 0;
    }

    private SampleBackends open() {
        try {
            return new SampleBackends(listen, InstantSource.system());
        } catch (IllegalArgumentException elsewhere) {
            throw new ParameterException(spec.commandLine(), "--listen: " + elsewhere.getMessage());
        } catch (IOException e) {
            throw new CommandFailure("--listen: %s cannot be had (%s)".formatted(listen, e.getMessage()));
        }
    }

    /** As lines of a settings file. */
    static void tell(PrintWriter out, SampleBackends samples) {
        samples.names()
                .forEach(name -> out.printf(
                        Locale.ROOT,
                        "backends.%s = http://%s:%d/%s%n",
                        name,
                        host(samples.address()),
                        samples.address().getPort(),
                        name));
        out.flush();
    }

    private static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** {@code HOST:PORT}, read as the authority of an address. */
    static final class Address implements ITypeConverter<InetSocketAddress> {
        @Override
        public InetSocketAddress convert(String text) {
            try {
                URI uri = URI.create("http://" + text);
                if (uri.getHost() != null && uri.getPort() >= 0 && text.equals(uri.getRawAuthority())) {
                    return new InetSocketAddress(uri.getHost(), uri.getPort());
                }
            } catch (IllegalArgumentException _) {
                // Told below, as every other text that is no address.
            }
            throw new TypeConversionException("'%s' is no address such as 127.0.0.1:9095".formatted(text));
        }
    }
}
