package io.greenline.session;

import io.greenline.backend.Outbox;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import io.greenline.caller.CallbackBook;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Value;
import io.greenline.floor.Agents;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a call has done outside: asks backends, leaves messages and wishes, takes up what was left. */
final class Errands {
    private final Dialplan plan;
    private final Outside outside;
    private final Desk desk;

    Errands(Dialplan plan, Desk desk) {
        this.plan = plan;
        this.outside = desk.outside();
        this.desk = desk;
    }

    /** The same for an action that is done again after a restart: what is outside can tell that it is the same. */
    static String id(CallState state) {
        return "%s-%d".formatted(state.call().id(), state.attempt());
    }

    Outcome.OfFetch fetch(CallState state, Action.Fetch fetch) throws InterruptedException {
        Optional<String> body =
                fetch.method() == Request.Method.POST ? Optional.of(BackendJson.write(fetch.body())) : Optional.empty();
        Request request = new Request(
                fetch.backend(),
                fetch.method(),
                fetch.path().text(),
                body,
                id(state),
                fetch.timeout(),
                fetch.retries());
        return switch (outside.backends().ask(request)) {
            case Reply.Done(String answer) -> fetched(fetch, answer);
            case Reply.Missing _ -> new Outcome.Missing();
            case Reply.Failed(String reason) -> new Outcome.Unavailable(reason);
        };
    }

    /** What an agent typed is a hint of who it is; the floor knows the PIN. */
    Outcome.OfAgent serve(CallState state, Action.ServeAgent wanted) {
        String id = wanted.agent().shown();
        if (!AgentId.isAgentId(id)) {
            return new Outcome.AgentRefused("this is no agent's id");
        }
        Agents.Wanted what = switch (wanted.wish()) {
            case SIGN_IN -> new Agents.Wanted.SignIn();
            case SIGN_OUT -> new Agents.Wanted.SignOut();
            case READY -> new Agents.Wanted.Ready();
            case AWAY -> new Agents.Wanted.Away(wanted.reason());
        };
        return switch (desk.agents()
                .ask(state.call().calling(), new AgentId(id), wanted.pin().shown(), what)) {
            case Agents.Result.Done _ -> new Outcome.AgentDone();
            case Agents.Result.Refused(String reason) -> new Outcome.AgentRefused(reason);
        };
    }

    private static Outcome.OfFetch fetched(Action.Fetch fetch, String answer) {
        try {
            List<Value> values = BackendJson.read(answer, fetch.result());
            return new Outcome.Fetched(
                    switch (fetch.privacy()) {
                        case OPEN -> values;
                        case SENSITIVE -> values.stream().map(Errands::secret).toList();
                    });
        } catch (BackendJson.Unusable e) {
            return new Outcome.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private static Value secret(Value value) {
        return new Value.Secret(value);
    }

    Outcome.OfSend send(CallState state, Action.Send send) {
        Optional<Member> text = send.text().stream()
                .map(spoken -> new Member("text", new Value.Text(WrittenPrompt.of(plan, spoken))))
                .findFirst();
        List<Member> body = new ArrayList<>(send.body());
        text.ifPresent(body::add);
        try {
            outside.outbox()
                    .leave(new Outbox.Message(
                            id(state), send.backend(), send.path().text(), BackendJson.write(body), now()));
            return new Outcome.Left();
        } catch (Outbox.NotLeft e) {
            return new Outcome.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    Outcome.OfCallback requestCallback(CallState state, Action.RequestCallback callback) {
        Optional<PhoneNumber> number = PhoneNumber.parse(callback.number().shown());
        if (number.isEmpty()) {
            return new Outcome.CallbackRefused("there is no number to call");
        }
        try {
            outside.callbacks()
                    .note(new CallbackBook.Wish(
                            state.call().id(),
                            number.get(),
                            callback.reason(),
                            callback.about().shown(),
                            now()));
            return new Outcome.CallbackNoted();
        } catch (CallbackBook.Refused e) {
            return new Outcome.CallbackRefused(String.valueOf(e.getMessage()));
        }
    }

    Outcome.OfHandover takeHandover(CallState state, Action.TakeHandover take) {
        return outside.handovers()
                .take(take.number(), state.call().id(), now())
                .<Outcome.OfHandover>map(left -> {
                    try {
                        return new Outcome.HandedOver(left.channel(), BackendJson.read(left.fields(), take.result()));
                    } catch (BackendJson.Unusable e) {
                        return new Outcome.Unavailable(String.valueOf(e.getMessage()));
                    }
                })
                .orElseGet(Outcome.NothingLeft::new);
    }

    private Instant now() {
        return desk.clock().instant();
    }
}
