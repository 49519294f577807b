package io.greenline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
    @ParameterizedTest
    @CsvSource({"nxt,next,1", "netx,next,1", "next,next,0", "'',abc,3", "ab,ba,1", "kitten,sitting,3", "menu,transfer,7"
    })
    void slipsAreCounted(String from, String to, int slips) {
        assertThat(NearestWord.slips(from, to)).isEqualTo(slips);
        assertThat(NearestWord.slips(to, from)).isEqualTo(slips);
    }

    @Test
    void onlyALikelyWordIsGuessed() {
        assertThat(NearestWord.to("mneu", List.of("play", "menu"))).contains("menu");
        assertThat(NearestWord.to("x", List.of("play", "menu"))).isEmpty();
        assertThat(NearestWord.to("n".repeat(100_000), List.of("next"))).isEmpty();
    }
}
