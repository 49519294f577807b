package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.Value;
import io.greenline.telephony.Language;
import io.greenline.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;

/** What an expression sees: {@code caller.*}, {@code call.*} and the flow's own variables. */
final class Variables implements Expression.Scope {
    /** How the variables begin that tell of a caller's wait. */
    static final String WAITING = "waiting.";

    private final InboundCall call;
    private final Language language;
    private final Optional<Customer> customer;
    private final Frame frame;
    private boolean touchedSecret;

    Variables(InboundCall call, Language language, Optional<Customer> customer, Frame frame) {
        this.call = call;
        this.language = language;
        this.customer = customer;
        this.frame = frame;
    }

    /** Whether a sensitive value was read. */
    boolean touchedSecret() {
        return touchedSecret;
    }

    @Override
    public Value value(String name) {
        return switch (name) {
            case "caller.number" -> text(call.calling().map(PhoneNumber::value).orElse(""));
            case "caller.known" -> new Value.Flag(customer.isPresent());
            case "caller.name" -> text(customer.map(Customer::name).orElse(""));
            case "caller.tier" -> text(customer.map(Customer::tier).orElse(""));
            case "caller.needs" -> new Value.Texts(customer.map(Customer::needs).orElse(List.of()));
            case "caller.premises" -> text(customer.map(Customer::premises).orElse(""));
            case "caller.area" -> text(customer.map(Customer::area).orElse(""));
            case "caller.language" -> text(customer.map(Customer::language).orElse(""));
            case "caller.age" -> new Value.Whole(customer.map(Customer::age).orElse(0));
            case "call.id" -> text(call.id().value());
            case "call.called" -> text(call.called());
            case "call.language" -> text(language.tag());
            case "call.heard" -> revealed(frame.visit().heard().orElse(new Value.Text("")));
            default -> name.startsWith(WAITING) ? notWaiting(name) : own(name);
        };
    }

    /** Only while a caller waits there is something to say of it. */
    private static Value notWaiting(String name) {
        return switch (name) {
            case "waiting.key", "waiting.number", "waiting.queue", "waiting.about" -> text("");
            case "waiting.needs" -> new Value.Texts(List.of());
            default -> new Value.Whole(0);
        };
    }

    private Value own(String name) {
        Value value = frame.variables().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable '%s' in flow '%s'".formatted(name, frame.flow()));
        }
        return revealed(value);
    }

    private Value revealed(Value value) {
        if (value instanceof Value.Secret(Value hidden)) {
            touchedSecret = true;
            return hidden;
        }
        return value;
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }
}
