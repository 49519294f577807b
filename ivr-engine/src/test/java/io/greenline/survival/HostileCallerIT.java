package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.CallSummary;
import io.greenline.phone.CallEnding;
import io.greenline.phone.KeyTiming;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneSettings;
import io.greenline.phone.UnmetExpectation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers who mean harm: each call is one call in the journal, and nothing of it stays behind. */
class HostileCallerIT {
    private static final int PORT_BASE = 27_680;
    private static final int FLOOD_KEYS = 200;
    private static final int HASTY_CALLS = 100;

    private static final List<String> NAMES = List.of(
            "\"O'Neil, \\\"Bob\\\"\"",
            "\"a,b|c;d!e\"",
            "\"back\\\\slash \\\\\\\\\"",
            "\"line\\nHANGUP\\r\\nEXEC System reboot\"",
            "\"line%0AHANGUP%0D%0A\"",
            "\"${SHELL(touch greenline-was-here)}\"",
            "\"$[1 + ${EVAL(${CHANNEL})}]\"",
            "\"!Stasis!greenline\"",
            "\"<sip:other@127.0.0.1>;tag=x\"",
            "\"电力\u202e\u0007\"",
            "\"" + "x".repeat(1_000) + "\"",
            "unquoted name with  blanks ");

    private static final List<String> USERS = List.of(
            "$%7BSHELL(id)%7D",
            "a%0d%0aHANGUP",
            "1,2,3",
            "%22quoted%22",
            "+86-139-0000-0001",
            "x".repeat(200),
            "'%27;drop%20table%20call;--",
            "%00");

    private static Hotline hotline;
    private static EngineProcess engine;

    @BeforeAll
    static void open() throws Exception {
        hotline = Hotline.open(PORT_BASE);
        engine = hotline.engine().awaitReady();
    }

    @AfterAll
    static void close() throws IOException {
        hotline.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(engine.runs()).isTrue();
        Patience.until("no call runs", SOON, () -> engine.metric("greenline_calls_running") == 0);
        Patience.until("no channel is left", SOON, () -> hotline.channels() == 0);
        // A call that runs no more is in the journal a moment later.
        Patience.until(
                "every call has ended in the journal",
                SOON,
                () -> hotline.calls().stream().allMatch(call -> call.end().isPresent()));
        for (CallSummary call : hotline.calls()) {
            hotline.storyOf(call.id()).isWhole();
        }
    }

    @Test
    void namesAndNumbersThatAreNoneAreServedAsAnyOther() throws Exception {
        PhoneSettings usual = PhoneSettings.caller(hotline.asterisk().sip());
        List<PhoneSettings> hostile = new ArrayList<>();
        NAMES.forEach(name -> hostile.add(usual.withName(name)));
        USERS.forEach(user -> hostile.add(usual.withUser(user)));
        List<Caller> callers = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (PhoneSettings settings : hostile) {
            Phone phone = hotline.phone(settings);
            for (String prefix : List.of("ari-", "agi-")) {
                Caller caller = Caller.places(hotline, phone, prefix, Caller.Intent.CHOOSES_IN_THE_MENU);
                callers.add(caller);
                names.put(caller.number(), prefix + settings.name() + settings.user());
            }
        }
        Map<String, String> unserved = new ConcurrentHashMap<>();
        Caller.all(callers, caller -> {
            try {
                caller.goesToHerPlace();
                caller.goesOn();
            } catch (AssertionError failed) {
                unserved.put(names.get(caller.number()), String.valueOf(failed.getMessage()));
            }
        });
        assertThat(unserved).isEmpty();
        assertThat(hotline.cli("core show uptime")).contains("System uptime");
    }

    @Test
    void twoHundredKeysEndWithOneEnd() throws Exception {
        KeyTiming fast = new KeyTiming(Duration.ofMillis(40), Duration.ofMillis(60));
        Phone phone =
                hotline.phone(PhoneSettings.caller(hotline.asterisk().sip()).withKeys(fast));
        for (String prefix : List.of("ari-", "agi-")) {
            Caller caller = Caller.places(hotline, phone, prefix, Caller.Intent.CHOOSES_IN_THE_MENU);
            caller.goesToHerPlace();
            caller.call().press("9".repeat(FLOOD_KEYS));
            long visits =
                    caller.goesOn().nodes().stream().filter("menu"::equals).count();
            print("%d keys 9 over %s led to the menu %d times".formatted(FLOOD_KEYS, prefix, visits - 1));
            assertThat(visits).isGreaterThan(FLOOD_KEYS / 2);
        }
    }

    @Test
    void keysThatGoOnAfterTheEngineHasHungUpChangeNothing() throws Exception {
        Phone phone = hotline.phone();
        for (String prefix : List.of("ari-", "agi-")) {
            Caller caller = Caller.places(hotline, phone, prefix, Caller.Intent.CHOOSES_IN_THE_MENU);
            caller.call().awaitSound(hotline.sound("welcome"), SOON);
            try {
                caller.call().press("57*#".repeat(FLOOD_KEYS / 4));
            } catch (UnmetExpectation theCallEndedMeanwhile) {
                // As it should: three wrong keys are the end in this dialplan.
            }
            assertThat(caller.call().awaitEnd(SOON).by()).isEqualTo(CallEnding.Side.THEM);
            hotline.awaitEnd(caller.number());
        }
    }

    @Test
    void callsTakenBackInTheMomentTheyArePlacedLeaveNothing() throws Exception {
        Phone phone = hotline.phone();
        double threads = engine.metric("greenline_jvm_threads");
        List<PhoneCall> calls = new ArrayList<>();
        for (int i = 0; i < HASTY_CALLS; i++) {
            PhoneCall call = phone.call((i % 2 == 0 ? "ari-" : "agi-") + hotline.number());
            if (i % 4 < 2) {
                call.awaitAnswer(SOON);
            }
            call.hangUp();
            calls.add(call);
        }
        for (PhoneCall call : calls) {
            call.awaitEnd(SOON);
        }
        Patience.until("no call runs", SOON, () -> engine.metric("greenline_calls_running") == 0);
        assertThat(engine.metric("greenline_jvm_threads")).isLessThan(threads + 8);
        assertThat(engine.metric("greenline_calls_waiting")).isZero();
    }

    private static void print(String line) {
        System.out.println("HostileCallerIT: " + line);
    }
}
