package io.greenline.app.sample;

import io.greenline.app.operation.JsonAnswer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bills, meter readings and premises. A wrong PIN and an account that does not exist get one answer: whoever guesses learns nothing of
 * the other.
 */
final class Billing implements SampleSystem {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final InstantSource clock;
    private final Map<String, Long> readings = new HashMap<>();

    Billing(InstantSource clock) {
        this.clock = clock;
        SampleAccount.ALL.forEach((number, account) -> readings.put(number, account.reading()));
    }

    @Override
    public JsonAnswer answer(Asked asked) {
        String number = asked.path().size() == 3 ? asked.path().get(1) : "";
        if (asked.is(Asked.Method.POST, "accounts", number, "bill")) {
            return bill(number, asked.text("pin"));
        }
        if (asked.is(Asked.Method.POST, "accounts", number, "readings")) {
            return reading(number, asked.text("reading"));
        }
        if (asked.is(Asked.Method.GET, "accounts", number, "premises")) {
            return premises(number);
        }
        return JsonAnswer.error(
                404,
                "billing has POST /accounts/NUMBER/bill and /accounts/NUMBER/readings, GET /accounts/NUMBER/premises");
    }

    /** Which part of the network supplies an account; no secret, thousands share it. */
    private static JsonAnswer premises(String number) {
        SampleAccount account = SampleAccount.ALL.get(number);
        return account == null
                ? JsonAnswer.error(404, "no account has this number")
                : JsonAnswer.done(JsonNodeFactory.instance.objectNode().put("area", account.area()));
    }

    private JsonAnswer bill(String number, String pin) {
        SampleAccount account = SampleAccount.ALL.get(number);
        if (account == null || !account.pin().equals(pin)) {
            return JsonAnswer.error(404, "no account has this number and this PIN");
        }
        ObjectNode bill = JsonNodeFactory.instance.objectNode().put("balance", account.balance());
        account.due().ifPresent(due -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
            bill.put("due", today.plus(due).toString()).put("overdue", due.isNegative());
        });
        return JsonAnswer.done(bill);
    }

    /** A meter never counts back. */
    private JsonAnswer reading(String number, String text) {
        if (!text.matches("[0-9]{1,8}")) {
            return JsonAnswer.error(400, "a reading has 1 to 8 digits");
        }
        long reading = Long.parseLong(text);
        Long last = readings.get(number);
        if (last == null || reading < last) {
            return JsonAnswer.error(404, "no account has this number, or its last reading is higher");
        }
        readings.put(number, reading);
        return JsonAnswer.done(JsonNodeFactory.instance.objectNode().put("used", reading - last));
    }
}
