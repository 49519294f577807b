package io.greenline.phone;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Something to be seen: so many frames of two packets each, whose bytes follow from the number. Who receives them can
 * tell whether each byte arrived as it was sent, that is, whether nobody coded the picture anew.
 *
 * @param number tells one film from another
 * @param frames how many, one each 40 ms
 */
public record Film(int number, int frames) {
    static final int PACKETS_A_FRAME = 2;
    private static final int PACKET_BYTES = 160;

    /** What each packet carries, in order. */
    List<byte[]> payloads() {
        Random bytes = new Random(number);
        List<byte[]> payloads = new ArrayList<>();
        for (int packet = 0; packet < frames * PACKETS_A_FRAME; packet++) {
            byte[] payload = new byte[PACKET_BYTES];
            bytes.nextBytes(payload);
            payload[0] = 0x65; // A slice of H.264, and for VP8 a descriptor: nobody on the way takes it for damaged.
            payloads.add(payload);
        }
        return payloads;
    }

    /** What {@link PhoneEvent.VideoSeen} tells of each packet when it arrives unchanged. */
    public List<String> seen() {
        return payloads().stream().map(HexFormat.of()::formatHex).toList();
    }
}
