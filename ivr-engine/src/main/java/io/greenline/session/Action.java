package io.greenline.session;

import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.Value;
import io.greenline.grammar.KeyGrammar;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What should happen next on a call: the interpreter's answer to an {@link Outcome}. */
public sealed interface Action {

    record Answer() implements Action {}

    /**
     * Says something.
     *
     * @param privacy whether a key that cuts it may be the beginning of a sensitive entry
     */
    record Play(List<Spoken> prompts, BargeIn bargeIn, Privacy privacy) implements Action {
        public Play {
            prompts = List.copyOf(prompts);
        }
    }

    /**
     * Asks and listens for keys.
     *
     * @param typed the key that cut the prompt before this one: the first of the entry, and the question is not said
     */
    record Collect(List<Spoken> prompts, KeyGrammar grammar, InputRules input, Optional<Value> typed)
            implements Action {
        public Collect {
            prompts = List.copyOf(prompts);
        }
    }

    record LookUp(PhoneNumber number, Duration budget) implements Action {}

    record Transfer(EndpointName to, Duration ringFor) implements Action {}

    record HangUp(HangupCause cause) implements Action {}

    /** The call is over: nothing more is to be done. */
    record End(HangupCause cause, Party by, String detail) implements Action {}

    /** The action's name in the journal. */
    default String kind() {
        return switch (this) {
            case Answer _ -> "answer";
            case Play _ -> "play";
            case Collect _ -> "collect";
            case LookUp _ -> "lookup";
            case Transfer _ -> "transfer";
            case HangUp _ -> "hangup";
            case End _ -> "end";
        };
    }
}
