package io.greenline.app;

import io.greenline.app.findings.FindingsJson;
import io.greenline.app.operation.HealthPart;
import io.greenline.app.versions.Refusal;
import io.greenline.app.versions.ReloadState.Live;
import io.greenline.app.versions.Reloader;
import io.greenline.session.LiveDialplans;
import io.greenline.session.LiveDialplans.InUse;
import io.greenline.session.LiveDialplans.Standing;
import io.greenline.session.Switchboard;
import io.greenline.source.Diagnostic;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a running engine says of itself: {@code /status}, and what {@code greenline status} and others make of it.
 *
 * @param notices why the file of notices as it is now is not in force; none when it is
 */
record StatusPage(
        String engine,
        Switchboard switchboard,
        LiveDialplans dialplans,
        Reloader reloader,
        Supplier<List<Diagnostic>> notices,
        List<HealthPart> parts) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The page as it is now. Any thread. */
    String json() {
        ObjectNode page = JSON.createObjectNode();
        page.put("engine", engine);
        page.put("program", Main.Version.text());
        page.putObject("calls")
                .put("running", switchboard.running().size())
                .put("waiting", switchboard.waiting().size());
        List<InUse> inUse = dialplans.inUse();
        var live = page.putArray("dialplans");
        reloader.state().live().values().forEach(one -> dialplan(live.addObject(), one, inUse));
        var refused = page.putArray("refused");
        reloader.state().refused().forEach(one -> refusal(refused.addObject(), one));
        var notices = page.putArray("notices");
        this.notices.get().forEach(finding -> notices.add(FindingsJson.finding(finding)));
        var lines = page.putArray("parts");
        for (HealthPart part : parts) {
            HealthPart.Condition condition = part.condition();
            lines.addObject()
                    .put("name", part.name())
                    .put("ready", condition.ready())
                    .put("detail", condition.detail());
        }
        return JSON.writeValueAsString(page);
    }

    private static void dialplan(ObjectNode to, Live live, List<InUse> inUse) {
        to.put("dialplan", live.version().dialplan());
        to.put("version", live.version().hash());
        to.put("since", live.since().toString());
        to.put("file", live.file().toString());
        to.put("origin", live.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var versions = to.putArray("calls");
        inUse.stream()
                .filter(use -> use.version().dialplan().equals(live.version().dialplan()))
                .forEach(use -> versions.addObject()
                        .put("version", use.version().hash())
                        .put("live", use.standing() == Standing.LIVE)
                        .put("calls", use.calls()));
    }

    private static void refusal(ObjectNode to, Refusal refusal) {
        to.put("file", refusal.file().toString());
        refusal.version()
                .ifPresent(version -> to.put("dialplan", version.dialplan()).put("version", version.hash()));
        to.put("since", refusal.since().toString());
        var findings = to.putArray("findings");
        refusal.findings().forEach(finding -> findings.add(FindingsJson.finding(finding)));
    }
}
