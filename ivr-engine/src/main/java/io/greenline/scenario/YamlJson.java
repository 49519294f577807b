package io.greenline.scenario;

import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.io.StringWriter;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as it is written in YAML: {@code 128.5} is a number, {@code "128.5"} a text. */
final class YamlJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    private final Findings findings;

    YamlJson(Findings findings) {
        this.findings = findings;
    }

    String of(YamlValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, json);
        }
        return text.toString();
    }

    private void write(YamlValue value, JsonGenerator json) {
        switch (value) {
            case Block block -> {
                json.writeStartObject();
                for (Entry entry : Fields.entries(block, "JSON", findings)) {
                    json.writeName(entry.key().text());
                    write(entry.value(), json);
                }
                json.writeEndObject();
            }
            case Items items -> {
                json.writeStartArray();
                items.values().forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case Scalar scalar -> write(scalar, json);
        }
    }

    private static void write(Scalar scalar, JsonGenerator json) {
        String text = scalar.text();
        if (scalar.isEmpty()) {
            json.writeNull();
        } else if (!scalar.isQuoted() && (text.equals("true") || text.equals("false"))) {
            json.writeBoolean(text.equals("true"));
        } else if (!scalar.isQuoted() && NUMBER.matcher(text).matches()) {
            json.writeRawValue(text);
        } else {
            json.writeString(text);
        }
    }
}
