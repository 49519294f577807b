package io.greenline.phone;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The m=video section of an SDP.
 *
 * @param media where its sender wants the picture; port 0 refuses it
 * @param codecs those that both sides here know, each with its RTP payload type
 */
record VideoLine(InetSocketAddress media, Map<VideoCodec, Integer> codecs) {
    VideoLine {
        codecs = Map.copyOf(codecs);
    }

    static VideoLine of(InetSocketAddress media, VideoCodec codec) {
        return new VideoLine(media, Map.of(codec, codec.payloadType()));
    }

    /** Says no to a picture, as an answer has to (RFC 3264 section 6). */
    static VideoLine refused(InetSocketAddress media) {
        return new VideoLine(new InetSocketAddress(media.getAddress(), 0), Map.of());
    }

    boolean isRefused() {
        return media.getPort() == 0;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder formats = new StringBuilder();
        new EnumMap<>(codecs.isEmpty() ? Map.of(VideoCodec.H264, VideoCodec.H264.payloadType()) : codecs)
                .forEach((codec, type) -> {
                    formats.append(' ').append(type);
                    lines.add("a=rtpmap:" + type + " " + codec.encoding() + "/90000");
                    if (!codec.parameters().isEmpty()) {
                        lines.add("a=fmtp:" + type + " " + codec.parameters());
                    }
                });
        lines.addFirst("m=video " + media.getPort() + " RTP/AVP" + formats);
        lines.add("a=sendrecv");
        return lines;
    }
}
