package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SessionDescriptionTest {
    @Test
    void anOfferIsReadBack() throws MalformedMessageException {
        var offer = new SessionDescription(new InetSocketAddress("127.0.0.1", 4_000), PhoneLaw.PCMA, 101);

        assertThat(SessionDescription.decode(offer.encode())).isEqualTo(offer);
    }

    @Test
    void aFarEndWithoutKeysIsUnderstood() throws MalformedMessageException {
        var offer = new SessionDescription(new InetSocketAddress("127.0.0.1", 4_000), PhoneLaw.PCMU, -1);

        assertThat(SessionDescription.decode(offer.encode()).keyPayloadType()).isEqualTo(-1);
    }

    @Test
    void aDescriptionWithoutAudioIsMalformed() {
        assertThatThrownBy(() -> SessionDescription.decode("v=0\r\nc=IN IP4 127.0.0.1\r\n"))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> SessionDescription.decode("c=IN IP4 example.org\r\nm=audio 4000 RTP/AVP 0\r\n"))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void anOfferedPictureIsReadBack() throws MalformedMessageException {
        var at = new InetSocketAddress("127.0.0.1", 4_002);
        var offer = new SessionDescription(new InetSocketAddress("127.0.0.1", 4_000), PhoneLaw.PCMU, 101)
                .withVideo(VideoLine.of(at, VideoCodec.VP8));

        assertThat(SessionDescription.decode(offer.encode())).isEqualTo(offer);
    }

    @Test
    void aRefusedPictureIsReadAsRefused() throws MalformedMessageException {
        var at = new InetSocketAddress("127.0.0.1", 4_000);
        var answer = new SessionDescription(at, PhoneLaw.PCMU, 101).withVideo(VideoLine.refused(at));

        assertThat(SessionDescription.decode(answer.encode())
                        .video()
                        .orElseThrow()
                        .isRefused())
                .isTrue();
    }
}
