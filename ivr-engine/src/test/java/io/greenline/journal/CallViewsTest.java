package io.greenline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallViewsTest {
    private static final CallId CALL = new CallId("asterisk-1763884800.12");
    private static final Instant START = Instant.parse("2026-11-23T08:00:00.123Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final List<Entry> entries = new ArrayList<>();

    private void at(long millis, Event event) {
        entries.add(new Entry(CALL, entries.size() + 1, START.plusMillis(millis), event));
    }

    private void aCall() {
        at(0, new Event.CallArrived("13800138000", "王芳", "95598", "ari"));
        at(3, new Event.DialplanChosen("hotline", "3f1c9a", new Language("zh-CN")));
        at(4, new Event.NodeEntered("", new NodeId("who-calls"), "lookup", "start"));
        at(5, new Event.ActionBegun("lookup", "{\"what\":\"138\",\"within_ms\":300}"));
        at(
                7,
                new Event.OutcomeSeen(
                        "found",
                        "{\"customer\":{\"name\":\"王芳\",\"tier\":\"critical\",\"needs\":[\"elderly\",\"deaf\"],\"age\":0}}"));
        at(8, new Event.Decided(new NodeId("who-calls"), "branch critical", "tier == 'critical'"));
        at(9, new Event.NodeEntered("", new NodeId("main-menu"), "menu", "next"));
        at(10, new Event.ActionBegun("collect", "{\"prompts\":[\"welcome\",\"main-menu\"],\"language\":\"zh-CN\"}"));
        at(5_010, new Event.OutcomeSeen("no-input", "{}"));
        at(5_011, new Event.ActionBegun("collect", "{\"prompts\":[\"main-menu\"],\"timeout_ms\":5000}"));
        at(6_500, new Event.OutcomeSeen("no-match", "{\"keys\":\"7\"}"));
        at(6_501, new Event.ActionBegun("collect", "{\"prompts\":[\"main-menu\"]}"));
        at(7_500, new Event.OutcomeSeen("keys", "{\"keys\":\"1\"}"));
        at(7_501, new Event.CallResumed("the engine was started again"));
        at(7_502, new Event.LanguageSwitched(new Language("en-US")));
        at(7_503, new Event.NodeEntered("account", new NodeId("ask"), "ask", "key 1"));
        at(7_504, new Event.VariableSet("account", "****"));
        at(7_505, new Event.ActionBegun("transfer", "{\"endpoint\":\"agents\"}"));
        at(9_000, new Event.OutcomeSeen("not-connected", "{\"why\":\"BUSY\",\"cause\":\"USER_BUSY\"}"));
        at(9_001, new Event.ActionBegun("sing", "{\"tune\":\"a\",\"loud\":true,\"how\":{\"fast\":1.5,\"high\":2}}"));
        at(9_002, new Event.OutcomeSeen("sung", "not json"));
        at(41_200, new Event.CallEnded(HangupCause.NORMAL_CLEARING, Party.CALLER, ""));
    }

    @Test
    void aTimelineTellsWhatHappenedAndWhy() {
        aCall();
        assertThat(new CallTimeline(entries).text(SHANGHAI)).isEqualTo("""
                Call asterisk-1763884800.12
                  caller    13800138000 (王芳)
                  called    95598 over ari
                  dialplan  hotline, version 3f1c9a, begun in zh-CN
                  began     2026-11-23 16:00:00.123 +08:00
                  took      41.200 s, 22 events
                  ended     by the caller: normal clearing (16)

                      +0.000  the call arrived
                      +0.003  dialplan hotline takes it (version 3f1c9a, zh-CN)
                      +0.004  -> who-calls (lookup) because of: start
                      +0.005     looks up 138, for at most 0.3 s
                      +0.007     found: 王芳, tier critical, needs elderly, deaf
                      +0.008     decided: branch critical because tier == 'critical'
                      +0.009  -> main-menu (menu) because of: next
                      +0.010     says welcome, main-menu in zh-CN and listens for keys
                      +5.010     silence: the caller pressed nothing
                      +5.011     says main-menu and listens for keys
                      +6.500     caller pressed 7, which fits nothing
                      +6.501     says main-menu and listens for keys
                      +7.500     caller pressed 1
                      +7.501  taken up again where it was: the engine was started again
                      +7.502     language is now en-US
                      +7.503  -> account/ask (ask) because of: key 1
                      +7.504     account = ****
                      +7.505     transfers to agents
                      +9.000     was not connected: busy (user busy)
                      +9.001     sing: tune a, loud true, how (fast 1.5, high 2)
                      +9.002     sung: not json
                     +41.200  ended by the caller: normal clearing (16)
                """);
    }

    @Test
    void aCallThatGoesOnSaysSo() {
        at(0, new Event.CallArrived("", "", "95598", "agi"));
        assertThat(new CallTimeline(entries).text(SHANGHAI))
                .contains("  caller    number withheld\n")
                .contains("  took      0.000 s so far, 1 events\n")
                .contains("  ended     not yet, or lost track of\n");
    }

    @Test
    void nothingACallerSendsReachesTheTerminalAsACommand() {
        at(0, new Event.CallArrived("1", "\u001b[2J\r\n\u202eevil\u0007", "95598", "ari"));
        at(1, new Event.OutcomeSeen("keys", "{\"keys\":\"\\u001b[31m\\n\"}"));
        String text = new CallTimeline(entries).text(SHANGHAI);
        assertThat(text.replace("\n", "").chars()).noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202e);
        assertThat(text.lines()).hasSize(9);
    }

    @Test
    void anyEventsMakeATimelineAndItsJsonIsJson() {
        RandomEvents events = new RandomEvents(95598);
        for (int run = 0; run < 200; run++) {
            entries.clear();
            for (int i = 0; i < 20; i++) {
                at(i, events.next());
            }
            CallTimeline timeline = new CallTimeline(entries);
            assertThat(timeline.text(SHANGHAI).lines().count()).isBetween(25L, 28L);
            JsonNode json = JsonMapper.shared().readTree(timeline.json());
            assertThat(json.get("events").size()).isEqualTo(20);
        }
    }

    @Test
    void theTimelineAsJsonHasStableNames() {
        aCall();
        JsonNode json = JsonMapper.shared().readTree(new CallTimeline(entries).json());
        assertThat(json.propertyNames())
                .containsExactly(
                        "call",
                        "calling",
                        "calling_name",
                        "called",
                        "driver",
                        "dialplan",
                        "version",
                        "language",
                        "began",
                        "duration_ms",
                        "ended",
                        "events");
        assertThat(json.get("ended").toString())
                .isEqualTo("{\"at\":\"2026-11-23T08:00:41.323Z\",\"cause\":16,\"by\":\"caller\",\"detail\":\"\"}");
        assertThat(json.get("events").get(7).toString())
                .isEqualTo(
                        "{\"sequence\":8,\"at\":\"2026-11-23T08:00:00.133Z\",\"offset_ms\":10,\"type\":\"action-begun\","
                                + "\"event\":{\"kind\":\"collect\",\"detail\":{\"prompts\":[\"welcome\",\"main-menu\"],\"language\":\"zh-CN\"}},\"text\":\"says welcome, main-menu in zh-CN and listens for keys\"}");
    }

    @Test
    void theListAlignsChineseAndLatinText() {
        Event.CallEnded ended = new Event.CallEnded(HangupCause.NORMAL_CLEARING, Party.ENGINE, "");
        CallList list = new CallList(List.of(
                new CallSummary(
                        CALL,
                        START,
                        "来电",
                        "95598",
                        "ari",
                        25,
                        Optional.of(new CallSummary.End(START.plusSeconds(41), ended))),
                new CallSummary(new CallId("b-2"), START, "13800138000", "95598", "agi", 3, Optional.empty())));
        assertThat(list.text(SHANGHAI)).isEqualTo("""
                BEGAN                CALLER       CALLED  DRIVER  EVENTS  TOOK    END                                   CALL
                2026-11-23 16:00:00  来电         95598   ari     25      41.0 s  by the hotline: normal clearing (16)  asterisk-1763884800.12
                2026-11-23 16:00:00  13800138000  95598   agi     3       -       goes on                               b-2
                """);
        assertThat(JsonMapper.shared().readTree(list.json()).get("calls").get(1).toString())
                .isEqualTo("{\"call\":\"b-2\",\"began\":\"2026-11-23T08:00:00.123Z\",\"calling\":\"13800138000\","
                        + "\"called\":\"95598\",\"driver\":\"agi\",\"events\":3,\"ended\":null}");
        assertThat(new CallList(List.of()).text(SHANGHAI)).isEqualTo("no calls yet\n");
    }

    @Test
    void textIsMeasuredAndCutByTheColumnsItTakes() {
        assertThat(DisplayText.width("a电b，e\u0301")).isEqualTo(7);
        assertThat(DisplayText.cut("停电停电停电", 7)).isEqualTo("停电停…");
        assertThat(DisplayText.cut("停电停电停电", 12)).isEqualTo("停电停电停电");
        assertThat(DisplayText.pad("电", 4)).isEqualTo("电  ");
    }
}
