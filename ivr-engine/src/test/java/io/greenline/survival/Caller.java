package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.telephony.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Someone who sits at a place of the hotline and knows what she wants there. */
record Caller(Hotline hotline, PhoneCall call, String number, Intent intent) {

    /** Keys that lead from the menu to the node where she sits, and what she does there. */
    enum Intent {
        CHOOSES_IN_THE_MENU("", "menu", "menu", "1"),
        HANGS_UP_IN_THE_MENU("", "menu", "menu", ""),
        GIVES_A_NUMBER("2", "number", "number", "1234"),
        HANGS_UP_IN_THE_QUESTION("2", "number", "number", ""),
        CHOOSES_IN_A_SUBFLOW("3", "inner.choice", "inner", "1");

        private final String keysThere;
        private final String node;
        private final String prompt;
        private final String keysOn;

        Intent(String keysThere, String node, String prompt, String keysOn) {
            this.keysThere = keysThere;
            this.node = node;
            this.prompt = prompt;
            this.keysOn = keysOn;
        }
    }

    /** What callers do, each on a thread of her own. */
    @FunctionalInterface
    interface Act {
        void of(Caller caller) throws Exception;
    }

    static Caller places(Hotline hotline, Phone phone, String prefix, Intent intent) throws Exception {
        String number = hotline.number();
        return new Caller(hotline, phone.call(prefix + number), number, intent);
    }

    /**
     * Places calls and waits until each is at her place, has heard the prompt there, and the journal knows it.
     *
     * @param prefix of the number, for the way that the dialplan takes
     */
    static List<Caller> sit(Hotline hotline, Phone phone, String prefix, int count) throws Exception {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(places(hotline, phone, prefix, Intent.values()[i % Intent.values().length]));
        }
        all(callers, Caller::goesToHerPlace);
        return callers;
    }

    static void all(List<Caller> callers, Act act) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> acts = new ArrayList<>();
            for (Caller caller : callers) {
                acts.add(threads.submit(() -> {
                    act.of(caller);
                    return caller;
                }));
            }
            for (Future<?> done : acts) {
                done.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError unmet) {
                throw unmet;
            }
            throw e;
        }
    }

    void goesToHerPlace() throws Exception {
        goesToHerPlaceUnseen();
        hotline.awaitNode(number, intent.node);
    }

    /** As she does with an engine that has another journal. */
    void goesToHerPlaceUnseen() throws InterruptedException {
        hears("menu");
        if (!intent.keysThere.isEmpty()) {
            call.press(intent.keysThere);
            hears(intent.prompt);
        }
    }

    /** Hears a prompt to its end. */
    void hears(String prompt) throws InterruptedException {
        call.awaitSound(hotline.sound(prompt), SOON);
        call.awaitSoundEnd(hotline.sound(prompt), SOON);
    }

    /** The first packet of her prompt, heard again. */
    long hearsHerPromptAgain() throws InterruptedException {
        return call.awaitSound(hotline.sound(intent.prompt), SOON);
    }

    void doesWhatSheWants() throws InterruptedException {
        if (intent.keysOn.isEmpty()) {
            call.hangUp();
        } else {
            call.press(intent.keysOn);
        }
    }

    /** Her call ends as she meant it, and its journal is whole. */
    Story ends() throws Exception {
        boolean bySelf = intent.keysOn.isEmpty();
        if (!bySelf) {
            call.awaitSound(hotline.sound("thanks"), SOON);
        }
        assertThat(call.awaitEnd(SOON).by()).isEqualTo(bySelf ? Side.US : Side.THEM);
        Story story = hotline.awaitEnd(number);
        assertThat(story.end().orElseThrow().by()).isEqualTo(bySelf ? Party.CALLER : Party.ENGINE);
        assertThat(story.nodes()).contains(intent.node);
        return story;
    }

    /** Does what she wants, and ends. */
    Story goesOn() throws Exception {
        doesWhatSheWants();
        return ends();
    }
}
