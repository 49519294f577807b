package io.greenline.session;

import io.greenline.dialplan.ResultField;
import io.greenline.dialplan.Value;
import io.greenline.dialplan.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that is exchanged with backends: values out, typed values back. */
final class BackendJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_TEXTS = 256;

    private BackendJson() {}

    /** An answer that does not hold what was asked for; the message holds no value of it. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** Members as an object. A secret is sent: the dialplan asked for it. */
    static String write(List<Member> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(member -> object.set(member.name(), json(member.value())));
        return object.toString();
    }

    private static JsonNode json(Value value) {
        return switch (value) {
            case Value.Text(String text) -> JsonNodeFactory.instance.stringNode(text);
            case Value.Whole(long number) -> JsonNodeFactory.instance.numberNode(number);
            case Value.Decimal(double number) -> JsonNodeFactory.instance.numberNode(number);
            case Value.Flag(boolean flag) -> JsonNodeFactory.instance.booleanNode(flag);
            case Value.Texts(List<String> texts) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                texts.forEach(array::add);
                yield array;
            }
            case Value.Secret(Value hidden) -> json(hidden);
        };
    }

    /** The wanted values in their order. */
    static List<Value> read(String answer, List<ResultField> wanted) throws Unusable {
        if (wanted.isEmpty()) {
            return List.of();
        }
        try {
            return read(MAPPER.readTree(answer), wanted);
        } catch (JacksonException e) {
            throw new Unusable("the answer is no JSON");
        }
    }

    /** The wanted values of fields that were left as texts. */
    static List<Value> read(Map<String, String> fields, List<ResultField> wanted) throws Unusable {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach(object::put);
        for (ResultField field : wanted) {
            JsonNode text = object.path(field.name());
            if (field.type() != ValueType.TEXT && text.isString()) {
                object.set(field.name(), meant(text));
            }
        }
        return read(object, wanted);
    }

    /** What a text says where a number, true or false, or a list is wanted. */
    private static JsonNode meant(JsonNode text) {
        try {
            return MAPPER.readTree(text.asString());
        } catch (JacksonException noJson) {
            return text;
        }
    }

    private static List<Value> read(JsonNode answer, List<ResultField> wanted) throws Unusable {
        List<Value> values = new ArrayList<>();
        for (ResultField field : wanted) {
            values.add(value(answer.at(field.pointer()), field));
        }
        return values;
    }

    private static Value value(JsonNode found, ResultField field) throws Unusable {
        if (found.isMissingNode() || found.isNull()) {
            return field.otherwise()
                    .orElseThrow(() ->
                            new Unusable("the answer has no '%s' at %s".formatted(field.name(), field.pointer())));
        }
        return typed(found, field.type())
                .orElseThrow(() -> new Unusable("'%s' of the answer is not %s"
                        .formatted(field.name(), field.type().shown())));
    }

    private static Optional<Value> typed(JsonNode found, ValueType type) {
        return switch (type) {
            case TEXT -> text(found).map(Value.Text::new);
            case WHOLE ->
                found.isIntegralNumber() && found.canConvertToLong()
                        ? Optional.of(new Value.Whole(found.asLong()))
                        : Optional.empty();
            case DECIMAL ->
                found.isNumber() && Double.isFinite(found.asDouble())
                        ? Optional.of(new Value.Decimal(found.asDouble()))
                        : Optional.empty();
            case FLAG -> found.isBoolean() ? Optional.of(new Value.Flag(found.asBoolean())) : Optional.empty();
            case TEXTS -> texts(found);
        };
    }

    /** A number may be meant as a text: account numbers are often sent so. */
    private static Optional<String> text(JsonNode found) {
        return found.isString() || found.isIntegralNumber()
                ? Optional.of(found.asString()).filter(text -> text.length() <= MAX_TEXT)
                : Optional.empty();
    }

    private static Optional<Value> texts(JsonNode found) {
        if (!found.isArray() || found.size() > MAX_TEXTS) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : found.values()) {
            text(element).ifPresent(texts::add);
        }
        return texts.size() == found.size() ? Optional.of(new Value.Texts(texts)) : Optional.empty();
    }
}
