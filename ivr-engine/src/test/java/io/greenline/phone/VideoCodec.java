package io.greenline.phone;

/** How a picture is coded (RFC 6184, RFC 7741). This phone films no one: it says which codec it sends and sends bytes. */
public enum VideoCodec {
    H264("H264", 99, "profile-level-id=42e01f;packetization-mode=1"),
    VP8("VP8", 100, "");

    private final String encoding;
    private final int payloadType;
    private final String parameters;

    VideoCodec(String encoding, int payloadType, String parameters) {
        this.encoding = encoding;
        this.payloadType = payloadType;
        this.parameters = parameters;
    }

    /** The name in SDP. */
    String encoding() {
        return encoding;
    }

    /** The dynamic RTP payload type that this phone asks for. */
    int payloadType() {
        return payloadType;
    }

    /** What SDP says of it beyond its name; empty for nothing. */
    String parameters() {
        return parameters;
    }
}
