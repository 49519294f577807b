package io.greenline.asterisk.agi;

import io.greenline.asterisk.media.AudioLine;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.audio.G711;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.VoiceSink;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** How a switch's callers are heard: by AudioSocket within the FastAGI session, while that can be had. */
final class AgiVoice {
    /** The end of the command, then at most two questions, each asked again when its answer does not come. */
    private static final int ANSWERS = 5;

    /** For an engine that takes no sound. */
    static final AgiVoice NOT_SET_UP = none("the engine was set up without AudioSocket");

    /** For an Asterisk on which a caller who is heard could press no keys. */
    static final AgiVoice WITHOUT_KEYS =
            none("this Asterisk tells no keys over AudioSocket; from 22.4, 21.9 and 20.14 on it does");

    private final Optional<AudioSocketServer> server;
    private final String absence;
    private final Duration patience;
    private final VoiceWay way = new VoiceWay(System::nanoTime);

    private AgiVoice(Optional<AudioSocketServer> server, String absence, Duration margin) {
        this.server = server;
        this.absence = absence;
        this.patience = margin.multipliedBy(ANSWERS);
    }

    /**
     * The way for all calls of one switch.
     *
     * @param server where Asterisk brings the sound
     * @param margin how long an answer of Asterisk's may take
     */
    static AgiVoice by(AudioSocketServer server, Duration margin) {
        return new AgiVoice(Optional.of(server), "", margin);
    }

    private static AgiVoice none(String why) {
        return new AgiVoice(Optional.empty(), why, Duration.ZERO);
    }

    /** Opens an ear on a leg; one that hears nobody where the voice cannot be had. */
    Ear listen(AgiCallLeg leg, VoiceSink sink) throws InterruptedException {
        Optional<InetSocketAddress> address = server.flatMap(AudioSocketServer::address);
        if (server.isEmpty()) {
            return new DeafEar(leg, sink, absence);
        }
        if (address.isEmpty()) {
            return new DeafEar(leg, sink, "the engine's AudioSocket server does not listen");
        }
        Optional<String> barred = way.barred();
        return barred.isPresent()
                ? new DeafEar(leg, sink, "not tried, because a moment ago: " + barred.get())
                : open(
                        leg,
                        sink,
                        server.get(),
                        shown(address.get(), leg.script().reachedAt()));
    }

    private Ear open(AgiCallLeg leg, VoiceSink sink, AudioSocketServer to, String address) throws InterruptedException {
        Optional<G711> law = leg.law();
        if (law.isEmpty()) {
            return new DeafEar(leg, sink, "the caller is gone, or Asterisk does not answer");
        }
        EarWait wait = new EarWait(patience);
        wait.takeFrom(leg.keptKeys());
        EarSound sound = new EarSound(sink, wait, way);
        AudioLine line = to.expect(sound);
        AudioCommand command =
                new AudioCommand(leg.script(), line.id(), address, outcome -> sound.commandEnded(outcome, line));
        AgiEar ear = new AgiEar(leg, law.get(), wait, sound, line, command);
        leg.earOpened(ear);
        return ear;
    }

    /** Why callers are not heard, as far as is known; empty when they are. */
    Optional<String> trouble() {
        return way.trouble();
    }

    /** A server that listens everywhere is reached where FastAGI is. */
    private static String shown(InetSocketAddress listening, InetAddress reachedAt) {
        InetAddress address = listening.getAddress().isAnyLocalAddress() ? reachedAt : listening.getAddress();
        String host = address.getHostAddress();
        return host.indexOf(':') < 0
                ? host + ":" + listening.getPort()
                : "[%s]:%d".formatted(host, listening.getPort());
    }
}
