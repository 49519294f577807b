package io.greenline.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.CalendarLoader;
import io.greenline.routing.Classified;
import io.greenline.routing.Facts;
import io.greenline.routing.Facts.KnownNeed;
import io.greenline.routing.Facts.Source;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The routing file beside the sample hotline. */
class SampleRoutingTest {
    private static final Path DIALPLANS = Path.of("../dialplans");

    private static Routing sample() {
        CalendarLoader.Result calendars = CalendarLoader.load(DIALPLANS.resolve(CalendarLoader.FILE_NAME));
        Beside beside = new Beside(
                ((CalendarLoader.Loaded) calendars).calendars(),
                Set.of(new Language("zh-CN"), new Language("en-US")));
        RoutingFile.Result result = RoutingFile.load(DIALPLANS.resolve(RoutingFile.NAME), beside);
        assertThat(result.diagnostics()).isEmpty();
        return ((RoutingFile.Loaded) result).routing();
    }

    private static String queueOf(Facts facts) {
        return sample().classifier().classify(facts).map(Classified::queue).orElseThrow().value();
    }

    private static Facts with(String need, Media... media) {
        return new Facts(
                "95598",
                Set.of(media),
                Optional.of("standard"),
                List.of(new KnownNeed(need, Source.DIRECTORY)),
                40,
                List.of(),
                Optional.empty(),
                Set.of(),
                Set.of());
    }

    @Test
    void theSampleHasNoFinding() {
        assertThat(sample().plan().agents()).hasSize(8);
    }

    @Test
    void everyCallerOfTheSampleHasHerQueue() {
        assertThat(queueOf(Facts.NOTHING)).isEqualTo("general");
        assertThat(queueOf(with("life-support", Media.VOICE))).isEqualTo("life-support");
        assertThat(queueOf(with("deaf", Media.VOICE, Media.VIDEO))).isEqualTo("sign-language");
        assertThat(queueOf(with("deaf", Media.VOICE, Media.TEXT))).isEqualTo("text-desk");
        assertThat(queueOf(with("speech", Media.VOICE))).isEqualTo("care");
        assertThat(queueOf(with("elderly", Media.VOICE))).isEqualTo("elder");
        assertThat(queueOf(with("rural", Media.VOICE))).isEqualTo("rural");
    }
}
