package io.greenline.phone;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this phone says and reads of SDP (RFC 4566): one audio stream of G.711, keys as telephone-event (RFC 4733),
 * and perhaps a picture after them.
 *
 * @param media where the sender of the description wants RTP
 * @param law the only one that it takes; one that was read speaks the law that it was asked to
 * @param keyPayloadType the dynamic RTP payload type of its telephone events, or -1 when it takes none
 * @param video the picture, or that it is refused; empty where the other side offered none
 */
record SessionDescription(InetSocketAddress media, PhoneLaw law, int keyPayloadType, Optional<VideoLine> video) {
    static final String MEDIA_TYPE = "application/sdp";
    static final int KEYS = 101;

    SessionDescription(InetSocketAddress media, PhoneLaw law, int keyPayloadType) {
        this(media, law, keyPayloadType, Optional.empty());
    }

    SessionDescription withVideo(VideoLine line) {
        return new SessionDescription(media, law, keyPayloadType, Optional.of(line));
    }

    String encode() {
        String address = media.getAddress().getHostAddress();
        List<String> lines = new ArrayList<>(List.of(
                "v=0",
                "o=phone 1 1 IN IP4 " + address,
                "s=phone",
                "c=IN IP4 " + address,
                "t=0 0",
                "m=audio " + media.getPort() + " RTP/AVP " + law.payloadType()
                        + (keyPayloadType < 0 ? "" : " " + keyPayloadType),
                "a=rtpmap:" + law.payloadType() + " " + law + "/8000"));
        if (keyPayloadType >= 0) {
            lines.add("a=rtpmap:" + keyPayloadType + " telephone-event/8000");
            lines.add("a=fmtp:" + keyPayloadType + " 0-16");
        }
        lines.addAll(List.of("a=ptime:20", "a=sendrecv"));
        video.ifPresent(line -> lines.addAll(line.lines()));
        lines.add("");
        return String.join("\r\n", lines);
    }

    static SessionDescription decode(String text) throws MalformedMessageException {
        String address = "";
        int port = -1;
        int videoPort = -1;
        Map<VideoCodec, Integer> codecs = new EnumMap<>(VideoCodec.class);
        int keys = -1;
        PhoneLaw law = PhoneLaw.PCMU;
        for (String line : text.split("\r?\n", -1)) {
            if (line.startsWith("c=IN IP4 ")) {
                address = line.substring(9).strip();
            } else if (line.startsWith("m=audio ")) {
                String[] words = line.split(" ", -1);
                port = number(words[1]);
                law = words.length > 3 && words[3].equals("8") ? PhoneLaw.PCMA : PhoneLaw.PCMU;
            } else if (line.startsWith("m=video ")) {
                videoPort = number(line.split(" ", -1)[1]);
            } else if (line.startsWith("a=rtpmap:") && line.contains(" telephone-event/8000")) {
                keys = number(line.substring(9, line.indexOf(' ')));
            } else if (line.startsWith("a=rtpmap:") && videoPort >= 0) {
                note(line, codecs);
            }
        }
        if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || port < 0 || port > 65_535) {
            throw new MalformedMessageException("no audio at an IPv4 address is offered: " + text);
        }
        Optional<VideoLine> video = videoPort < 0 || videoPort > 65_535
                ? Optional.empty()
                : Optional.of(new VideoLine(new InetSocketAddress(address, videoPort), codecs));
        return new SessionDescription(new InetSocketAddress(address, port), law, keys, video);
    }

    private static void note(String line, Map<VideoCodec, Integer> codecs) throws MalformedMessageException {
        for (VideoCodec codec : VideoCodec.values()) {
            if (line.contains(" " + codec.encoding() + "/90000")) {
                codecs.put(codec, number(line.substring(9, line.indexOf(' '))));
            }
        }
    }

    private static int number(String digits) throws MalformedMessageException {
        if (!digits.matches("[0-9]{1,5}")) {
            throw new MalformedMessageException("not a number where SDP wants one: " + digits);
        }
        return Integer.parseInt(digits);
    }
}
