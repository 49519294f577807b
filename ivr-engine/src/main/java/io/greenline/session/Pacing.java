package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.Profile;
import io.greenline.dialplan.Value;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.util.Map;
import java.util.Optional;

/** The pace of a call: told from who is calling at each step, so that nothing of it needs to be kept. */
final class Pacing {
    private Pacing() {}

    /** The profile that a call runs at; empty where none holds. */
    static Optional<Profile> profile(Dialplan plan, InboundCall call, Language language, Optional<Customer> customer) {
        if (plan.profiles().isEmpty()) {
            return Optional.empty();
        }
        Frame nowhere = Frame.begin("", plan.main().start(), Map.of());
        Variables variables = new Variables(call, language, customer, nowhere);
        return plan.profiles().stream()
                .filter(profile -> holds(profile.when(), variables))
                .findFirst();
    }

    static Optional<Profile> profile(Dialplan plan, CallState state) {
        return profile(plan, state.call(), state.language(), state.customer());
    }

    /** How fast this call's prompts are spoken. */
    static Pace speech(Dialplan plan, CallState state) {
        return state.pace().or(() -> profile(plan, state).map(Profile::speech)).orElse(Pace.NORMAL);
    }

    static InputRules listening(InputRules node, Optional<Profile> profile) {
        return profile.map(pace -> pace.listening().of(node)).orElse(node);
    }

    /** A condition that has no value does not hold. */
    private static boolean holds(Expression condition, Variables variables) {
        try {
            return condition.evaluate(variables) instanceof Value.Flag(boolean holds) && holds;
        } catch (Expression.EvaluationException e) {
            return false;
        }
    }
}
