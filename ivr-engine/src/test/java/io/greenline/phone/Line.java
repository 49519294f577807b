package io.greenline.phone;

import java.net.InetSocketAddress;

/** What a phone does for each of its legs: loop thread only, except for what a leg needs while it is made. */
interface Line {
    PhoneLoop loop();

    Media newMedia(Timeline timeline);

    void send(SipMessage message, InetSocketAddress to);

    /** A Via field with a branch that no other transaction has. */
    String via();

    /** This phone's address as a Contact field. */
    String contact();

    /** The tag of this phone in a leg's dialog. */
    String tagOf(Leg leg);

    /** Nothing more is to be expected for a leg. */
    void forget(Leg leg);
}
