package io.greenline.phone;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How a phone behaves.
 *
 * @param proxy where its calls go: Asterisk's SIP address over UDP
 * @param sipPort its own port on loopback; 0 lets the system choose
 * @param user the user part of its address: the caller's number
 * @param name what stands before the address, as it goes over the wire (with its quotes); empty for none
 * @param talk how much silence it sends
 * @param keys how it presses keys
 * @param law how its sound is coded
 * @param desk what it does when it is called
 * @param video the codec of its camera; empty for a phone without one
 */
public record PhoneSettings(
        InetSocketAddress proxy,
        int sipPort,
        String user,
        String name,
        Talk talk,
        KeyTiming keys,
        PhoneLaw law,
        Desk desk,
        Optional<VideoCodec> video) {

    /** A caller's phone: sends silence all the time, and is busy when it is called itself. */
    public static PhoneSettings caller(InetSocketAddress asterisk) {
        return new PhoneSettings(
                asterisk,
                0,
                "caller",
                "",
                Talk.ALWAYS,
                KeyTiming.USUAL,
                PhoneLaw.PCMU,
                new Desk.Refuses(486),
                Optional.empty());
    }

    /** An agent's phone, which is there to be called. */
    public static PhoneSettings agent(InetSocketAddress asterisk, int sipPort, Desk desk) {
        return new PhoneSettings(
                asterisk, sipPort, "agent", "", Talk.ALWAYS, KeyTiming.USUAL, PhoneLaw.PCMU, desk, Optional.empty());
    }

    public PhoneSettings withUser(String number) {
        return new PhoneSettings(proxy, sipPort, number, name, talk, keys, law, desk, video);
    }

    /** Sends this display name, however it looks. */
    public PhoneSettings withName(String written) {
        return new PhoneSettings(proxy, sipPort, user, written, talk, keys, law, desk, video);
    }

    public PhoneSettings withTalk(Talk amount) {
        return new PhoneSettings(proxy, sipPort, user, name, amount, keys, law, desk, video);
    }

    public PhoneSettings withKeys(KeyTiming timing) {
        return new PhoneSettings(proxy, sipPort, user, name, talk, timing, law, desk, video);
    }

    public PhoneSettings withLaw(PhoneLaw other) {
        return new PhoneSettings(proxy, sipPort, user, name, talk, keys, other, desk, video);
    }

    /** The same phone with a camera. */
    public PhoneSettings withVideo(VideoCodec codec) {
        return new PhoneSettings(proxy, sipPort, user, name, talk, keys, law, desk, Optional.of(codec));
    }
}
