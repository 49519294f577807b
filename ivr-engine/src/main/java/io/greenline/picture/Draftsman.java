package io.greenline.picture;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Target;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Decides what is drawn of a dialplan. */
final class Draftsman {
    /** Hexadecimal digits of a version that people are shown. */
    private static final int SHOWN_OF_VERSION = 12;

    private Draftsman() {}

    /** These flows of the dialplan, in this order. */
    static Drawing draw(Dialplan plan, List<Flow> flows, Overlay overlay) {
        Marks marks = new Marks(overlay);
        List<String> captions = new ArrayList<>();
        captions.add(
                "Languages: " + plan.languages().stream().map(Language::tag).collect(Collectors.joining(", ")));
        captions.addAll(marks.captions());
        String version = plan.version();
        return new Drawing(
                plan.name(),
                version.substring(0, Math.min(SHOWN_OF_VERSION, version.length())),
                captions,
                flows.stream().map(flow -> FlowSketch.of(plan, flow, marks)).toList(),
                notes(plan));
    }

    /** The main flow, then the subflows by name. */
    static List<Flow> flows(Dialplan plan) {
        List<Flow> flows = new ArrayList<>(List.of(plan.main()));
        plan.subflows().values().stream()
                .sorted(Comparator.comparing(Flow::name))
                .forEach(flows::add);
        return flows;
    }

    private static List<String> notes(Dialplan plan) {
        return List.of(
                "Not drawn, as it holds from every node without a line of its own for it:",
                "key 0 leads to " + name(plan.ways().operator()),
                "what fails leads to " + name(plan.ways().failure()));
    }

    private static String name(Target target) {
        return switch (target) {
            case Target.Within(NodeId node) -> node.value();
            case Target.InMain(NodeId node) -> node.value();
            case Target.Return _ -> "return";
            case Target.HangUp _ -> "hangup";
        };
    }
}
