package io.greenline.app;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML file as an editor's YAML support hands it to its JSON Schema: scalars by the core schema of YAML 1.2. */
final class YamlJson {
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private YamlJson() {}

    static Optional<JsonNode> of(String yaml) {
        return YamlReader.read(new SourceText("f", yaml), new Findings()).map(YamlJson::of);
    }

    private static JsonNode of(YamlValue value) {
        return switch (value) {
            case Scalar scalar -> scalar(scalar);
            case Items items -> {
                ArrayNode array = JSON.arrayNode();
                items.values().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Block block -> {
                ObjectNode object = JSON.objectNode();
                block.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
                yield object;
            }
        };
    }

    private static JsonNode scalar(Scalar scalar) {
        String text = scalar.text();
        if (scalar.isQuoted()) {
            return JSON.stringNode(text);
        }
        if (scalar.isEmpty()) {
            return JSON.nullNode();
        }
        if (text.matches("true|false")) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
                ? JSON.numberNode(Double.parseDouble(text))
                : JSON.stringNode(text);
    }
}
