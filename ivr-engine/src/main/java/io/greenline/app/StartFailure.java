package io.greenline.app;

import io.greenline.app.floor.FirstRouting;
import io.greenline.app.settings.Settings;
import io.greenline.source.Diagnostic;
import io.greenline.store.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Why an engine cannot start, in words for a person. */
final class StartFailure {
    private StartFailure() {}

    /** What to throw: a {@link CommandFailure} where a person can do something about it. */
    static RuntimeException of(Exception e, Settings settings) {
        return switch (e) {
            case ExecutionException wrapped when wrapped.getCause() instanceof Exception cause -> of(cause, settings);
            case CommandFailure told -> told;
            case StoreException told -> new CommandFailure(String.valueOf(told.getMessage()));
            case FirstRouting.Unusable unusable ->
                new CommandFailure(
                        unusable.findings().stream().map(Diagnostic::toString).toList());
            case IOException refused -> address(String.valueOf(refused.getMessage()), settings);
            case RuntimeException own -> own;
            default -> new IllegalStateException(e);
        };
    }

    /** The setting stands in front of why its address cannot be had; what has none in front is the engine's own address. */
    private static CommandFailure address(String why, Settings settings) {
        Map<String, InetSocketAddress> others = Map.of(
                "handover.listen", settings.handover().listen(),
                "register.listen", settings.register().listen(),
                "floor.listen", settings.floor().listen());
        Optional<InetSocketAddress> other = others.entrySet().stream()
                .filter(setting -> why.startsWith(setting.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return other.map(taken -> new CommandFailure("%s; %s cannot be had".formatted(why, taken)))
                .orElseGet(
                        () -> new CommandFailure("http.listen: %s cannot be had (%s); greenline doctor says who has it"
                                .formatted(settings.httpListen(), why)));
    }
}
