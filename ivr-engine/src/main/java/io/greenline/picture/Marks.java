package io.greenline.picture;

import io.greenline.dialplan.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an overlay says of each part of a drawing. */
final class Marks {
    private final Overlay overlay;
    private final long most;

    Marks(Overlay overlay) {
        this.overlay = overlay;
        this.most = switch (overlay) {
            case Overlay.None _, Overlay.Coverage _ -> 1;
            case Overlay.Traffic traffic ->
                Stream.concat(traffic.visits().values().stream(), traffic.hops().values().stream())
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(1);
        };
    }

    Mark node(Spot spot) {
        return switch (overlay) {
            case Overlay.None _ -> Mark.NONE;
            case Overlay.Coverage coverage -> tested(coverage.entered().contains(spot));
            case Overlay.Traffic traffic -> counted(traffic.visits().getOrDefault(spot, 0L));
        };
    }

    Mark way(Passage passage) {
        return switch (overlay) {
            case Overlay.None _, Overlay.Traffic _ -> Mark.NONE;
            case Overlay.Coverage coverage -> tested(coverage.walked().contains(passage));
        };
    }

    /** A line is untested when none of its ways is tested; where a call ends, nobody has counted. */
    Mark line(Hop hop, List<Way> ways) {
        return switch (overlay) {
            case Overlay.None _ -> Mark.NONE;
            case Overlay.Coverage coverage when !coverage.entered().contains(hop.from()) -> new Mark.Beyond();
            case Overlay.Coverage _ -> tested(ways.stream().anyMatch(way -> way.mark() instanceof Mark.Tested));
            case Overlay.Traffic traffic ->
                switch (hop.to()) {
                    case Target.Within _, Target.InMain _ ->
                        counted(traffic.hops().getOrDefault(hop, 0L));
                    case Target.Return _, Target.HangUp _ -> Mark.NONE;
                };
        };
    }

    /** Where calls went from a node though no line is drawn there: {@code general-desk 14×}. */
    List<String> beside(Spot spot, Set<Target> drawn) {
        return switch (overlay) {
            case Overlay.None _, Overlay.Coverage _ -> List.of();
            case Overlay.Traffic traffic ->
                traffic.hops().entrySet().stream()
                        .filter(entry -> entry.getKey().from().equals(spot)
                                && !drawn.contains(entry.getKey().to()))
                        .map(entry -> "%s %d×".formatted(name(entry.getKey().to()), entry.getValue()))
                        .sorted(Comparator.naturalOrder())
                        .toList();
        };
    }

    /** What the overlay is, for the reader; empty where there is none. */
    List<String> captions() {
        return switch (overlay) {
            case Overlay.None _ -> List.of();
            case Overlay.Coverage _ -> List.of("Red and dashed: not tested");
            case Overlay.Traffic traffic -> List.of(traffic.caption());
        };
    }

    private static String name(Target target) {
        return switch (target) {
            case Target.Within(var node) -> node.value();
            case Target.InMain(var node) -> node.value();
            case Target.Return _ -> "return";
            case Target.HangUp _ -> "hangup";
        };
    }

    private static Mark tested(boolean reached) {
        return reached ? new Mark.Tested() : new Mark.Untested();
    }

    private Mark counted(long calls) {
        return new Mark.Counted(calls, (double) calls / Math.max(1, most));
    }
}
