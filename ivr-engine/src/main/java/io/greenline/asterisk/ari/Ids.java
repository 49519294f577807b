package io.greenline.asterisk.ari;

import io.greenline.telephony.CallId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The names that we give to what we make on Asterisk, each derived from the call: asked for twice, it exists once, and a
 * restarted engine finds it again.
 *
 * @param application in front of what outlives a call, so that engines on one Asterisk leave each other's alone
 */
record Ids(String application) {
    /**
     * The playbacks of a call take these names in turn. A few, because a restarted engine stops what the one before it
     * left playing and can only guess the names; more than one, because the end of a stopped playback comes late.
     */
    static final int PLAYBACK_SLOTS = 8;

    private static final String PLAYBACK = ".p";
    private static final String PEER = ".peer.";
    private static final String BRIDGE = ".bridge.";
    private static final String SNOOP = ".snoop.";
    private static final String VOICE = ".voice.";
    private static final String TAP = ".tap.";
    private static final String THIRD = "-t";
    private static final String DIALLED = ".dialled.";

    static String playback(CallId call, int slot) {
        return call.value() + PLAYBACK + (char) ('0' + slot);
    }

    /** The call of a playback. */
    static Optional<String> callOfPlayback(String playbackId) {
        int end = playbackId.length() - PLAYBACK.length() - 1;
        return end > 0 && playbackId.startsWith(PLAYBACK, end)
                ? Optional.of(playbackId.substring(0, end))
                : Optional.empty();
    }

    /** The slot of a playback. */
    static OptionalInt slotOfPlayback(String playbackId) {
        int slot = playbackId.isEmpty() ? -1 : playbackId.charAt(playbackId.length() - 1) - '0';
        return slot >= 0 && slot < PLAYBACK_SLOTS ? OptionalInt.of(slot) : OptionalInt.empty();
    }

    /** The channel of a transfer's target. */
    String peer(CallId call, long attempt) {
        return application + PEER + attempt + '.' + call.value();
    }

    /** The bridge of a transfer. */
    String bridge(CallId call, long attempt) {
        return application + BRIDGE + attempt + '.' + call.value();
    }

    /** The call that a target's channel was rung for; empty for a channel that is no target of ours. */
    Optional<String> callOfPeer(String channelId) {
        return callBehind(application + PEER, channelId);
    }

    /** The call that a bridge was made for; empty for a bridge that is not ours. */
    Optional<String> callOfBridge(String bridgeId) {
        return callBehind(application + BRIDGE, bridgeId);
    }

    /** The channel of an agent who is rung for a caller; never the name of a transfer's target. */
    String agent(CallId call, long attempt) {
        return application + PEER + offer(attempt) + '.' + call.value();
    }

    /** The bridge in which caller and agent talk. */
    String talk(CallId call, long attempt) {
        return application + BRIDGE + offer(attempt) + '.' + call.value();
    }

    /** A third to whom an agent speaks, or the caller is given; numbered from one within an offer. */
    String third(CallId call, long attempt, int number) {
        return application + PEER + offer(attempt) + THIRD + number + '.' + call.value();
    }

    /** Whether this channel is a third of an offer. */
    boolean isThird(String channelId, long attempt) {
        return channelId.startsWith(application + PEER + offer(attempt) + THIRD);
    }

    /** What one supervisor needs. */
    Supervisor.Names supervisor(CallId call, long attempt, int number) {
        String offer = offer(attempt);
        String behind = "-" + number + '.' + call.value();
        return new Supervisor.Names(
                application + PEER + offer + "-s" + behind,
                application + PEER + offer + "-l" + behind,
                application + BRIDGE + offer + "-s" + behind);
    }

    /** Whether a channel or a bridge was made for this offer. */
    boolean isOfOffer(String id, long attempt) {
        String channel = application + PEER + offer(attempt);
        String bridge = application + BRIDGE + offer(attempt);
        return id.startsWith(channel + '.')
                || id.startsWith(channel + '-')
                || id.startsWith(bridge + '.')
                || id.startsWith(bridge + '-');
    }

    private static String offer(long attempt) {
        return "a" + attempt;
    }

    /** What is whispered to whoever has this channel. */
    static String whisper(String channelId) {
        return channelId + PLAYBACK + '0';
    }

    /** What an agent hears who stood by in vain. */
    static String farewell(String channelId) {
        return channelId + PLAYBACK + '1';
    }

    /** A call that we dial: named as the calls of this Asterisk are, and never twice. */
    String dialled(String switchName, long number) {
        return switchName + '-' + application + DIALLED + number;
    }

    /** Whether this channel is a call that an engine of our name dials or dialled. */
    boolean isDialled(String channelId) {
        return channelId.contains('-' + application + DIALLED)
                && !channelId.endsWith(";2")
                && callOfPeer(channelId).isEmpty();
    }

    /** What one listening makes; no number is given twice, not even by two lives of an engine. */
    Tap.Names tap(CallId call, long number) {
        String behind = Long.toString(number) + '.' + call.value();
        return new Tap.Names(application + SNOOP + behind, application + VOICE + behind, application + TAP + behind);
    }

    /** The call that a channel or a bridge listens to; empty for one that does not, or is not ours. */
    Optional<String> callOfTap(String id) {
        return callBehind(application + SNOOP, id)
                .or(() -> callBehind(application + VOICE, id))
                .or(() -> callBehind(application + TAP, id));
    }

    private static Optional<String> callBehind(String prefix, String id) {
        int dot = id.indexOf('.', prefix.length());
        // A Local channel's second half has our id and ";2" behind it, and belongs to the dialplan.
        return id.startsWith(prefix) && dot > 0 && !id.endsWith(";2")
                ? Optional.of(id.substring(dot + 1))
                : Optional.empty();
    }
}
