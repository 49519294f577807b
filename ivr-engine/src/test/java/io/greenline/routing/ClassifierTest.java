package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.Facts.KnownNeed;
import io.greenline.routing.Facts.Outage;
import io.greenline.routing.Facts.Outage.Where;
import io.greenline.routing.Facts.Source;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first class of which everything holds is the caller's, and it says why. */
class ClassifierTest {
    private static final Facts SOMEBODY = new Facts(
            "95598",
            EnumSet.of(Media.VOICE, Media.VIDEO),
            Optional.of("critical"),
            List.of(new KnownNeed("deaf", Source.DIRECTORY), new KnownNeed("life-support", Source.REGISTER)),
            65,
            List.of(Duration.ofMinutes(10), Duration.ofHours(24), Duration.ofHours(25)),
            Optional.of(new Outage(Where.AREA, "substation")),
            Set.of("danger"),
            Set.of("9"));

    private static Arguments row(Condition condition, String evidence) {
        return Arguments.of(condition, evidence);
    }

    static Stream<Arguments> holding() {
        return Stream.of(
                row(new Condition.HasNeed(Set.of("deaf")), "need deaf (directory)"),
                // The register's evidence comes before the directory's.
                row(new Condition.HasNeed(Set.of("deaf", "life-support")), "need life-support (register)"),
                row(new Condition.OfTier(Set.of("critical", "vip")), "tier critical (directory)"),
                row(new Condition.Aged(65, 150), "age 65 (directory)"),
                row(new Condition.Aged(18, 65), "age 65 (directory)"),
                row(new Condition.Called(Set.of("95598", "12345")), "called 95598"),
                row(new Condition.Offers(EnumSet.of(Media.VIDEO, Media.TEXT)), "offers video"),
                row(new Condition.CalledBefore(2, Duration.ofHours(24)), "2 calls before this one within 24 h"),
                row(new Condition.CalledBefore(1, Duration.ofMinutes(10)), "1 calls before this one within 10 min"),
                row(new Condition.InOutage(EnumSet.allOf(Where.class)), "area in outage substation"),
                row(new Condition.Said(Set.of("danger", "help")), "said danger"),
                row(new Condition.Pressed(Set.of("9")), "pressed 9"));
    }

    static Stream<Condition> failing() {
        return Stream.of(
                new Condition.HasNeed(Set.of("elderly")),
                new Condition.OfTier(Set.of("standard")),
                new Condition.Aged(66, 150),
                new Condition.Aged(18, 64),
                new Condition.Called(Set.of("12345")),
                new Condition.Offers(EnumSet.of(Media.TEXT)),
                new Condition.CalledBefore(3, Duration.ofHours(24)),
                new Condition.CalledBefore(1, Duration.ofMinutes(9)),
                new Condition.InOutage(EnumSet.of(Where.PREMISES)),
                new Condition.Said(Set.of("bill")),
                new Condition.Pressed(Set.of("99")));
    }

    @ParameterizedTest
    @MethodSource("holding")
    void aConditionThatHoldsSaysOnWhat(Condition condition, String evidence) {
        assertThat(condition.holds(SOMEBODY)).contains(evidence);
    }

    @ParameterizedTest
    @MethodSource("failing")
    void aConditionThatDoesNotHoldSaysNothing(Condition condition) {
        assertThat(condition.holds(SOMEBODY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("holding")
    void ofNobodyKnownNothingHolds(Condition condition, String evidence) {
        Facts nobody = new Facts(
                "", Set.of(), Optional.empty(), List.of(), 0, List.of(), Optional.empty(), Set.of(), Set.of());
        assertThat(condition.holds(nobody)).as(evidence).isEmpty();
    }

    @Test
    void anUnknownAgeIsNoAge() {
        assertThat(new Condition.Aged(0, 150).holds(Facts.NOTHING)).isEmpty();
    }

    private static Classification named(String name, Condition... when) {
        return new Classification(name, List.of(when), new QueueId(name), Tier.ORDINARY, Duration.ZERO);
    }

    private static final Condition DEAF = new Condition.HasNeed(Set.of("deaf"));
    private static final Condition BY_VIDEO = new Condition.Offers(EnumSet.of(Media.VIDEO));
    private static final Condition BY_TEXT = new Condition.Offers(EnumSet.of(Media.TEXT));

    @Test
    void theFirstClassThatHoldsIsTheCallers() {
        Classifier classifier = new Classifier(List.of(named("a", BY_TEXT), named("b", DEAF), named("c", BY_VIDEO)));
        assertThat(classifier.classify(SOMEBODY)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("b");
            assertThat(found.rule()).isEqualTo(2);
        });
        Classifier otherwise = new Classifier(List.of(named("c", BY_VIDEO), named("b", DEAF)));
        assertThat(otherwise.classify(SOMEBODY).map(Classified::name)).contains("c");
    }

    @Test
    void allConditionsOfAClassMustHold() {
        Classifier classifier = new Classifier(List.of(named("a", DEAF, BY_TEXT), named("b", DEAF, BY_VIDEO)));
        assertThat(classifier.classify(SOMEBODY)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("b");
            assertThat(found.evidence()).containsExactly("need deaf (directory)", "offers video");
        });
    }

    @Test
    void whatRestsOnTheCallingNumberAloneIsCalledAHint() {
        assertThat(new Classifier(List.of(named("a", DEAF))).classify(SOMEBODY).map(Classified::because))
                .contains("a: need deaf (directory), by the calling number: a hint, no proof");
    }

    @Test
    void theLastClassTakesWhoIsLeft() {
        Classifier classifier = new Classifier(List.of(named("a", DEAF), named("rest")));
        assertThat(classifier.classify(Facts.NOTHING).map(Classified::because)).contains("rest: nothing else holds");
    }

    @Test
    void withoutClassesNobodyIsClassified() {
        assertThat(Classifier.NONE.classify(SOMEBODY)).isEmpty();
        assertThat(Classifier.NONE.lookBack()).isEmpty();
    }

    @Test
    void earlierCallsMatterAsFarBackAsSomeClassAsks() {
        Classifier classifier = new Classifier(List.of(
                named("a", new Condition.CalledBefore(2, Duration.ofHours(1)), DEAF),
                named("b", new Condition.CalledBefore(9, Duration.ofHours(24))),
                named("c", BY_TEXT)));
        assertThat(classifier.lookBack()).contains(Duration.ofHours(24));
    }
}
