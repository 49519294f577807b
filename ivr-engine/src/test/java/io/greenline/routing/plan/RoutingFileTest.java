package io.greenline.routing.plan;

import static io.greenline.routing.plan.Loading.load;
import static io.greenline.routing.plan.Loading.routing;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening.State;
import io.greenline.calendar.Overrides;
import io.greenline.routing.Agent;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.CallbackTerms.First;
import io.greenline.routing.CallbackTerms.Window;
import io.greenline.routing.Need;
import io.greenline.routing.Need.OfLanguage;
import io.greenline.routing.Need.OfSkill;
import io.greenline.routing.Need.Strength;
import io.greenline.routing.Overflow;
import io.greenline.routing.Overflow.ExitWord;
import io.greenline.routing.Overflow.Then;
import io.greenline.routing.Overflow.When;
import io.greenline.routing.Promise;
import io.greenline.routing.Queue;
import io.greenline.routing.Queue.Comfort;
import io.greenline.routing.Queue.Strategy;
import io.greenline.routing.Reserve;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.routing.SurgeLevel;
import io.greenline.routing.SurgeLevel.Threshold;
import io.greenline.routing.Tier;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a routing file says is what the floor gets. */
class RoutingFileTest {
    /** As administrators were promised it. */
    private static final String PROMISED = """
            # Queues, skills and who may jump ahead of whom: one file that an operations manager can read.
            queues:
              life-support: {tier: 1, promise: 5s, skills: [language], hours: always, overflow: [{after: 20s, to: any-agent}, {after: 60s, alarm: duty-manager}]}
              green-channel: {tier: 2, promise: 10s, skills: [language, key-account], hours: always}
              sign-language: {tier: 2, promise: 20s, media: video, skills: [sign-language], hours: weekdays-8-20, overflow: [{when: closed, to: text-desk}]}
              elder: {boost: 300s, promise: 20s, skills: [language]}
              rural: {boost: 60s, skills: [language, rural]}
              general: {promise: 80% in 20s, skills: [language], wrap-up: 30s, callback: {window: 08:00-21:00, attempts: 3, every: 15m}}
            order: tier first, then waited + boost; a broken promise raises the caller one tier and is logged
            agents:
              - {id: "1001", name: 张伟, endpoint: PJSIP/1001, skills: {language: [zh-CN, en-US], key-account: 3, rural: 1}}
            hours:
              weekdays-8-20: {calendar: cn, mon-fri: 08:00-20:00, makeup-workdays: open, holidays: closed}
            """;

    private static Queue queue(String written) {
        Routing routing = routing("queues: {q: %s}".formatted(written));
        return routing.plan().queues().values().iterator().next();
    }

    private static Skill skill(String name) {
        return new Skill(name);
    }

    @Test
    void theFileThatWasPromisedLoadsWithThreeHintsAndNoError() {
        RoutingFile.Result result = load(PROMISED);
        assertThat(result).isInstanceOf(RoutingFile.Loaded.class);
        assertThat(result.diagnostics().stream().map(Loading::shown))
                .containsExactly("3:3 no-reserve", "5:3 unserved-queue", "5:133 overflow-queue");
        RoutingPlan plan = ((RoutingFile.Loaded) result).routing().plan();
        assertThat(plan.queues().keySet())
                .extracting(QueueId::value)
                .containsExactly("life-support", "green-channel", "sign-language", "elder", "rural", "general");
        Queue lifeSupport = plan.queues().get(new QueueId("life-support"));
        assertThat(lifeSupport.tier()).isEqualTo(Tier.LIFE_SUPPORT);
        assertThat(lifeSupport.promise()).contains(new Promise(Duration.ofSeconds(5), 100));
        assertThat(lifeSupport.needs()).containsExactly(Need.must(new OfLanguage()));
        assertThat(lifeSupport.hours()).isEmpty();
        assertThat(lifeSupport.overflow())
                .containsExactly(
                        new Overflow(new When.Waited(Duration.ofSeconds(20)), new Then.AnyAgent()),
                        new Overflow(new When.Waited(Duration.ofSeconds(60)), new Then.Alarm("duty-manager")));
        Queue sign = plan.queues().get(new QueueId("sign-language"));
        assertThat(sign.media()).isEqualTo(Media.VIDEO);
        assertThat(sign.hours()).contains(new CalendarName("weekdays-8-20"));
        assertThat(plan.queues().get(new QueueId("elder")).boost()).isEqualTo(Duration.ofMinutes(5));
        Queue general = plan.queues().get(new QueueId("general"));
        assertThat(general.tier()).isEqualTo(Tier.ORDINARY);
        assertThat(general.promise()).contains(new Promise(Duration.ofSeconds(20), 80));
        assertThat(general.wrapUp()).isEqualTo(Duration.ofSeconds(30));
        assertThat(general.callback())
                .contains(new CallbackTerms(
                        Optional.of(new Window(LocalTime.of(8, 0), LocalTime.of(21, 0))),
                        3,
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(30),
                        Duration.ofHours(24),
                        20,
                        First.CUSTOMER));
        assertThat(plan.agents().values())
                .containsExactly(new Agent(
                        new AgentId("1001"),
                        "张伟",
                        "PJSIP/1001",
                        Set.of(new Language("zh-CN"), new Language("en-US")),
                        Map.of(skill("key-account"), 3, skill("rural"), 1),
                        List.of(),
                        Set.of(Media.VOICE)));
    }

    @Test
    void aQueueWithNothingButANameIsOrdinary() {
        assertThat(queue("{}"))
                .isEqualTo(queue("{tier: 4, boost: 0s, strategy: longest-idle, ring-for: 20s, wrap-up: 15s}"));
        assertThat(queue("{}").comfort()).isEqualTo(Comfort.USUAL);
        assertThat(queue("{}").capacity()).isEqualTo(1_000);
    }

    @Test
    void everyKeyOfAQueueIsHeeded() {
        Queue queue = queue("""
                {tier: 3, boost: 2m, media: text, strategy: skill-best, hours: cn, ring-for: 12s, wrap-up: 0s, capacity: 7,
                  wait: {music: calm, first-after: 10s, every: 30s, position: false, estimate: false},
                  callback: {attempts: 2, every: 5m, lead: 1m, expiry: 3h, per-slot: 4, first: agent}}""");
        assertThat(queue.tier()).isEqualTo(new Tier(3));
        assertThat(queue.boost()).isEqualTo(Duration.ofMinutes(2));
        assertThat(queue.media()).isEqualTo(Media.TEXT);
        assertThat(queue.strategy()).isEqualTo(Strategy.SKILL_BEST);
        assertThat(queue.hours()).contains(new CalendarName("cn"));
        assertThat(queue.ringFor()).isEqualTo(Duration.ofSeconds(12));
        assertThat(queue.wrapUp()).isZero();
        assertThat(queue.capacity()).isEqualTo(7);
        assertThat(queue.comfort())
                .isEqualTo(new Comfort("calm", Duration.ofSeconds(10), Duration.ofSeconds(30), false, false));
        assertThat(queue.callback())
                .contains(new CallbackTerms(
                        Optional.empty(),
                        2,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        Duration.ofHours(3),
                        4,
                        First.AGENT));
    }

    @Test
    void aSkillCanSayHowMuchItIsAskedFor() {
        assertThat(queue("{skills: [{skill: x, level: 2, should: true, relax-after: 30s}, {skill: language}, y]}")
                        .needs())
                .containsExactly(
                        new Need(new OfSkill(skill("x"), 2), Strength.SHOULD, Optional.of(Duration.ofSeconds(30))),
                        Need.must(new OfLanguage()),
                        Need.must(new OfSkill(skill("y"), 1)));
    }

    @Test
    void everyOverflowIsRead() {
        assertThat(routing("""
                        queues:
                          other: {}
                          q:
                            skills: [x]
                            overflow:
                              - {after: 0s, relax: x}
                              - {when: unstaffed, exit: voicemail}
                              - {when: closed, exit: text}
                              - {longer-than: 20, exit: callback}
                              - {estimate-over: 10m, exit: overflow}
                              - {after: 1m, to: other}
                        """).plan().queues().get(new QueueId("q")).overflow())
                .containsExactly(
                        new Overflow(new When.Waited(Duration.ZERO), new Then.Relax(skill("x"))),
                        new Overflow(new When.Unstaffed(), new Then.Exit(ExitWord.VOICEMAIL)),
                        new Overflow(new When.Closed(), new Then.Exit(ExitWord.TEXT)),
                        new Overflow(new When.Longer(20), new Then.Exit(ExitWord.CALLBACK)),
                        new Overflow(new When.EstimatedOver(Duration.ofMinutes(10)), new Then.Exit(ExitWord.OVERFLOW)),
                        new Overflow(new When.Waited(Duration.ofMinutes(1)), new Then.ToQueue(new QueueId("other"))));
    }

    @Test
    void anAgentCanHaveQueuesMediaAndAPin() {
        String pin = PinHash.of("4711", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).toString();
        Routing routing = routing("""
                queues: {a: {}, b: {media: video}}
                agents: [{id: ann, endpoint: SIP/ann, queues: [b, a], media: [video, voice], pin: "%s"}]
                """.formatted(pin));
        Agent ann = routing.plan().agents().get(new AgentId("ann"));
        assertThat(ann.name()).isEqualTo("ann");
        assertThat(ann.queues()).extracting(QueueId::value).containsExactly("b", "a");
        assertThat(ann.media()).containsExactlyInAnyOrder(Media.VOICE, Media.VIDEO);
        assertThat(routing.pins().get(ann.id()).accepts("4711")).isTrue();
        assertThat(routing.pins().get(ann.id()).accepts("4712")).isFalse();
        assertThat(routing.pins().get(ann.id()).accepts("")).isFalse();
    }

    @Test
    void reservesSurgeAndMissesAreRead() {
        Routing routing = routing("""
                queues: {q: {}}
                reserve: [{tiers: 0-1, agents: 2}, {tiers: 0, agents: 1}]
                misses-before-away: 5
                rises-after: 7m
                surge:
                  - {name: busy, enter: {waiting: 20, arrivals: 60}, leave: {waiting: 5}, calm: 2m, callbacks: true}
                  - {name: storm, enter: {waiting: 90, longest-wait: 10m}, leave: {longest-wait: 2m}, admits: 300, notices: [storm, wait]}
                """);
        RoutingPlan plan = routing.plan();
        assertThat(plan.reserves()).containsExactly(new Reserve(Tier.LIFE_SUPPORT, 2), new Reserve(Tier.DANGER, 1));
        assertThat(plan.missesBeforeAway()).isEqualTo(5);
        assertThat(plan.risesAfter()).isEqualTo(Duration.ofMinutes(7));
        assertThat(plan.surge())
                .containsExactly(
                        new SurgeLevel(
                                "busy",
                                new Threshold(Optional.of(20), Optional.of(60), Optional.empty()),
                                new Threshold(Optional.of(5), Optional.empty(), Optional.empty()),
                                Duration.ofMinutes(2),
                                true,
                                Optional.empty()),
                        new SurgeLevel(
                                "storm",
                                new Threshold(Optional.of(90), Optional.empty(), Optional.of(Duration.ofMinutes(10))),
                                new Threshold(Optional.empty(), Optional.empty(), Optional.of(Duration.ofMinutes(2))),
                                Duration.ofMinutes(5),
                                false,
                                Optional.of(300)));
        assertThat(routing.surgeNotices()).isEqualTo(Map.of("busy", List.of(), "storm", List.of("storm", "wait")));
    }

    @Test
    void hoursOfTheFileKeepTheClockAndTheHolidaysOfACalendar() {
        Routing routing = ((RoutingFile.Loaded) load(PROMISED)).routing();
        assertThat(state(routing, "2026-09-30T11:59:00Z")).isEqualTo(State.OPEN); // Wednesday 19:59 in Shanghai
        assertThat(state(routing, "2026-09-30T12:00:00Z")).isEqualTo(State.CLOSED);
        assertThat(state(routing, "2026-10-02T02:00:00Z")).isEqualTo(State.HOLIDAY);
        assertThat(state(routing, "2026-10-10T02:00:00Z")).isEqualTo(State.OPEN); // a Saturday that is worked
        assertThat(state(routing, "2026-10-17T02:00:00Z")).isEqualTo(State.CLOSED); // any other Saturday
    }

    @Test
    void hoursOfTheFileCanBeOpenOnHolidaysAndClosedOnMovedWorkdays() {
        Routing routing = ((RoutingFile.Loaded) load(PROMISED.replace(
                        "makeup-workdays: open, holidays: closed", "makeup-workdays: as-usual, holidays: open")))
                .routing();
        assertThat(state(routing, "2026-10-02T02:00:00Z")).isEqualTo(State.OPEN);
        assertThat(state(routing, "2026-10-10T02:00:00Z")).isEqualTo(State.CLOSED);
        Routing some =
                ((RoutingFile.Loaded) load(PROMISED.replace("holidays: closed", "holidays: [09:00-12:00]"))).routing();
        assertThat(state(some, "2026-10-02T02:00:00Z")).isEqualTo(State.OPEN);
        assertThat(state(some, "2026-10-02T05:00:00Z")).isEqualTo(State.HOLIDAY);
    }

    private static State state(Routing routing, String moment) {
        return routing.calendars()
                .at(new CalendarName("weekdays-8-20"), Instant.parse(moment), Overrides.NONE)
                .state();
    }

    @Test
    void theVersionFollowsTheMeaningAndNotTheLook() {
        String version = routing("queues: {a: {tier: 3}}").plan().version();
        assertThat(routing("# why\nqueues:\n  a:\n    tier: \"3\"\n").plan().version())
                .isEqualTo(version);
        assertThat(routing("queues: {a: {tier: 2}}").plan().version()).isNotEqualTo(version);
        assertThat(routing("queues: {a: {tier: 3}, b: {}}").plan().version()).isNotEqualTo(version);
    }
}
