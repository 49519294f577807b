package io.greenline.floor;

import io.greenline.call.Talk;

/** What an agent does with the talk she is in. */
public sealed interface TalkAct {

    /** The caller hears music. */
    record Hold() implements TalkAct {}

    record Resume() implements TalkAct {}

    /**
     * Gives the caller away without asking there.
     *
     * @param to an agent's id, or the name of an endpoint of the settings
     */
    record TransferTo(String to) implements TalkAct {}

    /** Asks a third while the caller is held; {@code to} as in {@link TransferTo}. */
    record Consult(String to) implements TalkAct {}

    /** All three talk. */
    record Join() implements TalkAct {}

    /** The third has the caller now. */
    record Complete() implements TalkAct {}

    /** The third is out. */
    record Drop() implements TalkAct {}

    /** The caller goes back to her queue, in front. */
    record SendBack() implements TalkAct {}

    /**
     * A supervisor takes part; asked again it changes the way.
     *
     * @param way as what
     */
    record Supervise(Talk.Supervision way) implements TalkAct {}

    /** The word for it in the routing log. */
    default String word() {
        return switch (this) {
            case Hold _ -> "hold";
            case Resume _ -> "resume";
            case TransferTo _ -> "transfer";
            case Consult _ -> "consult";
            case Join _ -> "join";
            case Complete _ -> "complete";
            case Drop _ -> "drop";
            case SendBack _ -> "return";
            case Supervise(Talk.Supervision way) ->
                switch (way) {
                    case LISTEN -> "listen";
                    case WHISPER -> "whisper";
                    case BARGE -> "barge";
                };
        };
    }

    /** Who else is in it; empty where nobody is named. */
    default String with() {
        return switch (this) {
            case TransferTo(String to) -> to;
            case Consult(String to) -> to;
            case Hold _, Resume _, Join _, Complete _, Drop _, SendBack _, Supervise _ -> "";
        };
    }
}
