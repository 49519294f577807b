package io.greenline.app.operation;

import io.greenline.caller.Purposes;
import io.greenline.caller.RegisterEntry;
import io.greenline.caller.RegisterEntry.Consent;
import io.greenline.caller.RegisterEntry.Contact;
import io.greenline.caller.VisitPassword;
import io.greenline.telephony.Name;
import io.greenline.telephony.PhoneNumber;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An entry of the register as JSON. The password goes in and never comes out. */
final class RegisterRequest {
    private static final int MOST = 16;
    private static final int MAX_TEXT = 200;
    private static final Set<String> KEYS = Set.of(
            "premises",
            "needs",
            "evidence",
            "purposes",
            "seen-by",
            "starts",
            "expires",
            "review",
            "withdrawn",
            "contact",
            "password");

    private RegisterRequest() {}

    /**
     * Reads an entry.
     *
     * @param seal makes of a password what is kept of it
     */
    static RegisterEntry parse(PhoneNumber number, byte[] body, Function<String, VisitPassword> seal)
            throws BadRequest {
        JsonNode json = JsonBody.object(body);
        for (String key : json.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new BadRequest("there is a key that is none of " + String.join(", ", new TreeSet<>(KEYS)));
            }
        }
        Consent consent = consent(json);
        String password = text(json, "password");
        if (!password.isEmpty() && !VisitPassword.isWellFormed(password)) {
            throw new BadRequest("password: %d to %d characters"
                    .formatted(VisitPassword.LEAST_CHARACTERS, VisitPassword.MOST_CHARACTERS));
        }
        String evidence = text(json, "evidence");
        if (evidence.isEmpty()) {
            throw new BadRequest("evidence: where the needs are known from, such as medical certificate");
        }
        return new RegisterEntry(
                number,
                text(json, "premises"),
                List.copyOf(names(json, "needs")),
                evidence,
                consent,
                day(json, "review").orElse(consent.expires()),
                contact(json.path("contact")),
                password.isEmpty() ? Optional.empty() : Optional.of(seal.apply(password)));
    }

    private static Consent consent(JsonNode json) throws BadRequest {
        LocalDate starts = day(json, "starts").orElseThrow(() -> new BadRequest("starts: a day such as 2026-11-26"));
        LocalDate expires = day(json, "expires").orElseThrow(() -> new BadRequest("expires: a day such as 2027-11-26"));
        if (!starts.isBefore(expires)) {
            throw new BadRequest("expires: after starts");
        }
        return new Consent(purposes(json), names(json, "seen-by"), starts, expires, day(json, "withdrawn"));
    }

    private static Set<String> purposes(JsonNode json) throws BadRequest {
        Set<String> purposes = names(json, "purposes");
        Optional<String> remedy = Purposes.remedy(purposes);
        if (remedy.isPresent()) {
            throw new BadRequest("purposes: %s; %s".formatted(Purposes.UNKNOWN, remedy.get()));
        }
        return purposes;
    }

    private static Optional<Contact> contact(JsonNode json) throws BadRequest {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        String name = text(json, "name");
        Optional<PhoneNumber> number = PhoneNumber.parse(text(json, "number"));
        if (name.isEmpty() || number.isEmpty()) {
            throw new BadRequest("contact: an object with name and number");
        }
        return Optional.of(new Contact(name, number.get()));
    }

    private static Set<String> names(JsonNode json, String key) throws BadRequest {
        Set<String> names = new LinkedHashSet<>();
        json.path(key).forEach(name -> names.add(name.isString() ? name.asString() : ""));
        if (names.isEmpty() || names.size() > MOST || !names.stream().allMatch(Name::isName)) {
            throw new BadRequest("%s: a list of 1 to %d lower-case words joined by hyphens".formatted(key, MOST));
        }
        return names;
    }

    private static String text(JsonNode json, String key) throws BadRequest {
        JsonNode text = json.path(key);
        if (text.isMissingNode()) {
            return "";
        }
        if (!text.isString()
                || text.asString().length() > MAX_TEXT
                || text.asString().codePoints().anyMatch(Character::isISOControl)) {
            throw new BadRequest("%s: a text of at most %d characters".formatted(key, MAX_TEXT));
        }
        return text.asString().strip();
    }

    private static Optional<LocalDate> day(JsonNode json, String key) throws BadRequest {
        String day = text(json, key);
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException _) {
            throw new BadRequest(key + ": a day such as 2026-11-26");
        }
    }

    static JsonNode json(RegisterEntry entry, LocalDate today) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", entry.number().value());
        json.put("premises", entry.premises());
        list(json.putArray("needs"), entry.needs());
        json.put("evidence", entry.evidence());
        list(json.putArray("purposes"), new TreeSet<>(entry.consent().purposes()));
        list(json.putArray("seen-by"), new TreeSet<>(entry.consent().seenBy()));
        json.put("starts", entry.consent().starts().toString());
        json.put("expires", entry.consent().expires().toString());
        json.put("review", entry.review().toString());
        entry.consent().withdrawn().ifPresent(day -> json.put("withdrawn", day.toString()));
        entry.contact()
                .ifPresent(contact -> json.putObject("contact")
                        .put("name", contact.name())
                        .put("number", contact.number().value()));
        json.put("has-password", entry.password().isPresent());
        json.put("standing", RegisterWords.of(entry.standing(today)));
        return json;
    }

    private static void list(ArrayNode array, Iterable<String> names) {
        names.forEach(array::add);
    }
}
