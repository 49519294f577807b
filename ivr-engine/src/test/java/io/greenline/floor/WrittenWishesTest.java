package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.caller.Customer;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.routing.plan.Beside;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenWishesTest {
    private static final String ROUTING = """
            queues:
              danger: {tier: 0, promise: 5s}
              billing: {tier: 4}
              text-desk: {tier: 2, promise: 30s, media: text}
              deaf-desk: {tier: 1, media: text}
            agents:
              - {id: "1008", name: Sun Lei, endpoint: PJSIP/1008, media: [voice, text], skills: {language: [zh-CN, en-US]}}
            classes:
              - {class: danger, when: {said: danger}, queue: danger}
              - {class: deaf, when: {need: deaf}, queue: deaf-desk}
              - {class: life-support, when: {need: life-support}, queue: billing, tier: 1}
              - {class: old, when: {need: old}, queue: billing, tier: 2}
              - {else: writing, queue: billing}
            """;
    private static final QueueId TEXT_DESK = new QueueId("text-desk");
    private static final Instant JOINED = Instant.parse("2026-11-26T12:00:00Z");

    private final WrittenWishes wishes = wishes();

    private static WrittenWishes wishes() {
        var result = RoutingFile.load("routing.yaml", ROUTING.getBytes(StandardCharsets.UTF_8), Beside.NOTHING);
        assertThat(result).as("%s", result.diagnostics()).isInstanceOf(RoutingFile.Loaded.class);
        Routing routing = ((RoutingFile.Loaded) result).routing();
        return new WrittenWishes(routing.classifier(), routing.plan().queues(), TEXT_DESK, Duration.ofHours(2));
    }

    private static Optional<Customer> customer(String need) {
        return Optional.of(
                new Customer(new PhoneNumber("13900000005"), "Li", "standard", List.of(need), "", "", "zh-CN", 40));
    }

    private Wish first(Optional<Customer> customer, String text) {
        return wishes.first(customer, text, TextReading.ENGLISH);
    }

    @Test
    void whoseClassHasNoQueueByTextWaitsAtTheTextDesk() {
        Wish wish = first(Optional.empty(), "my bill is wrong");
        assertThat(wish.queue()).isEqualTo(TEXT_DESK);
        assertThat(wish.tier()).as("no tier before the desk's own").isEmpty();
        assertThat(wish.language()).contains(TextReading.ENGLISH);
        assertThat(wish.about()).startsWith("writing");
    }

    @Test
    void whoseClassHasAQueueByTextWaitsThere() {
        assertThat(first(customer("deaf"), "my bill is wrong").queue()).isEqualTo(new QueueId("deaf-desk"));
    }

    @Test
    void aClassThatIsMoreUrgentThanTheDeskKeepsItsTierThere() {
        Wish wish = first(customer("life-support"), "when will the power be back");
        assertThat(wish.queue()).isEqualTo(TEXT_DESK);
        assertThat(wish.tier()).contains(new Tier(1));
        assertThat(wish.needs()).containsExactly("life-support");
    }

    @Test
    void aClassThatIsAsUrgentAsTheDeskNeedsNoTierThere() {
        assertThat(first(customer("old"), "when will the power be back").tier()).isEmpty();
    }

    @Test
    void whoWritesOfDangerWaitsAmongThoseInDanger() {
        Wish wish = first(Optional.empty(), "the wires are down");
        assertThat(wish.queue()).isEqualTo(TEXT_DESK);
        assertThat(wish.tier()).contains(Tier.DANGER);
    }

    @Test
    void dangerThatIsWrittenLaterGoesBeforeOthersAndTheTimeIsKept() {
        Wish before = first(customer("life-support"), "hello");
        Wish raised =
                wishes.raised(before, JOINED, "smoke comes out of the meter").orElseThrow();
        assertThat(raised.tier()).contains(Tier.DANGER);
        assertThat(raised.since()).contains(JOINED);
        assertThat(raised.queue()).isEqualTo(before.queue());
        assertThat(raised.needs()).isEqualTo(before.needs());
    }

    @Test
    void whoIsAsUrgentAlreadyStaysWhereSheIs() {
        Wish before = first(Optional.empty(), "the wires are down");
        assertThat(wishes.raised(before, JOINED, "the house is on fire")).isEmpty();
    }
}
