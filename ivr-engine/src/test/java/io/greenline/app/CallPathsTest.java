package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.dialplan.Target;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.picture.Hop;
import io.greenline.picture.Spot;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallPathsTest {
    private static final Target HANG_UP = new Target.HangUp();
    private static final Target RETURN = new Target.Return();

    private final CallPaths paths = new CallPaths(hotline());

    private static Dialplan hotline() {
        if (DialplanLoader.load(Path.of("../dialplans/hotline.yaml")) instanceof DialplanLoader.Loaded loaded) {
            return loaded.dialplan();
        }
        throw new AssertionError("the sample hotline does not load");
    }

    private static Spot spot(String name) {
        int slash = name.indexOf('/');
        return new Spot(name.substring(0, Math.max(0, slash)), new NodeId(name.substring(slash + 1)));
    }

    private static Target within(String node) {
        return new Target.Within(new NodeId(node));
    }

    private void call(Party endedBy, String... nodes) {
        List<Entry> entries = new ArrayList<>();
        for (String name : nodes) {
            Spot spot = spot(name);
            entries.add(entry(entries, new Event.NodeEntered(spot.flow(), spot.node(), "", "")));
        }
        entries.add(entry(entries, new Event.CallEnded(HangupCause.NORMAL_CLEARING, endedBy, "")));
        paths.add(entries);
    }

    private static Entry entry(List<Entry> before, Event event) {
        return new Entry(new CallId("a"), before.size() + 1, Instant.EPOCH, event);
    }

    @Test
    void eachNodeIsCountedAsOftenAsItWasEntered() {
        call(Party.CALLER, "main-menu", "switch-language", "main-menu");
        call(Party.CALLER, "main-menu");
        assertThat(paths.visits()).containsEntry(spot("main-menu"), 3L).containsEntry(spot("switch-language"), 1L);
    }

    @Test
    void aSubflowComesBackToTheNodeThatRanIt() {
        call(
                Party.CALLER,
                "outage",
                "report-outage/sorry",
                "report-outage/whose",
                "ask-account/account",
                "report-outage/supplied",
                "report-outage/report",
                "outage-known");
        assertThat(paths.hops().keySet())
                .containsExactlyInAnyOrder(
                        new Hop(spot("report-outage/sorry"), within("whose")),
                        new Hop(spot("ask-account/account"), RETURN),
                        new Hop(spot("report-outage/whose"), within("supplied")),
                        new Hop(spot("report-outage/supplied"), within("report")),
                        new Hop(spot("report-outage/report"), RETURN),
                        new Hop(spot("outage"), within("outage-known")));
    }

    @Test
    void aCallerWhoAsksForAPersonLeavesTheSubflow() {
        call(
                Party.CALLER,
                "outage",
                "report-outage/sorry",
                "report-outage/whose",
                "ask-account/account",
                "general-desk",
                "survey");
        assertThat(paths.hops().keySet())
                .containsExactlyInAnyOrder(
                        new Hop(spot("report-outage/sorry"), within("whose")),
                        new Hop(spot("ask-account/account"), new Target.InMain(new NodeId("general-desk"))),
                        new Hop(spot("general-desk"), within("survey")));
    }

    @Test
    void onlyACallThatTheDialplanEndsGoesToItsEnd() {
        call(Party.ENGINE, "goodbye");
        call(Party.CALLER, "goodbye");
        assertThat(paths.hops()).containsOnly(java.util.Map.entry(new Hop(spot("goodbye"), HANG_UP), 1L));
    }

    @Test
    void aNodeOfAnotherVersionBreaksTheWay() {
        call(Party.CALLER, "greeting", "gone", "identify");
        assertThat(paths.hops()).isEmpty();
        assertThat(paths.visits()).containsOnlyKeys(spot("greeting"), spot("identify"));
    }
}
