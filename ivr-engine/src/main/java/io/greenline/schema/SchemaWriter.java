package io.greenline.schema;

import io.greenline.yaml.KeyTable;
import io.greenline.yaml.KeyTable.Need;
import io.greenline.yaml.TableSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the tables of one kind of file as a JSON Schema (draft 2020-12). It refuses nothing that the loader accepts, except
 * numbers and flags in quotes and the names true and false; what only the loader can tell, such as where a target leads, it lets pass.
 */
public final class SchemaWriter {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DURATION = "^(?=.)([0-9]{1,4}h)?([0-9]{1,6}m)?([0-9]{1,7}s)?([0-9]{1,9}ms)?$";
    private static final String NODE = "node";

    private final TableSet tables;
    private final Vocabulary vocabulary;
    private final Map<String, KeyTable> used = new LinkedHashMap<>();
    private boolean hasNodes;

    private SchemaWriter(TableSet tables) {
        this.tables = tables;
        this.vocabulary = new Vocabulary(tables);
    }

    /** The schema as text, the same for the same tables. */
    public static String write(TableSet tables) {
        ObjectNode schema = new SchemaWriter(tables).schema();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer().with(printer).writeValueAsString(schema) + "\n";
    }

    private ObjectNode schema() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll(table(tables.top()));
        ObjectNode definitions = JSON.createObjectNode();
        if (hasNodes) {
            definitions.set(NODE, node());
        }
        // Writing a table may ask for further ones.
        while (definitions.size() < used.size() + (hasNodes ? 1 : 0)) {
            Map.copyOf(used).forEach((name, table) -> {
                if (!definitions.has(name)) {
                    definitions.set(name, table(table));
                }
            });
        }
        ObjectNode sorted = JSON.createObjectNode();
        definitions.propertyNames().stream().sorted().forEach(name -> sorted.set(name, definitions.get(name)));
        schema.set("$defs", sorted);
        return schema;
    }

    /** A node: exactly one of the kinds, told by the key that each requires. */
    private ObjectNode node() {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", "object");
        ArrayNode kinds = node.putArray("oneOf");
        tables.kinds().forEach(kind -> kinds.add(reference(kind)));
        return node;
    }

    private ObjectNode table(KeyTable table) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("title", table.block());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        List<KeyTable.Key> keys = List.copyOf(table.keys().values());
        ArrayNode required = JSON.createArrayNode();
        keys.stream()
                .filter(key -> key.need() == Need.REQUIRED || isKind(table, key))
                .forEach(key -> required.add(key.name()));
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        ObjectNode properties = schema.putObject("properties");
        for (KeyTable.Key key : keys) {
            ObjectNode of = JSON.createObjectNode();
            of.put("description", key.takes() + " — " + key.meaning());
            of.setAll(shape(vocabulary.of(table, key), key.need()));
            properties.set(key.name(), of);
        }
        return schema;
    }

    /** A hangup may stand alone, and makes its node a hangup all the same. */
    private boolean isKind(KeyTable table, KeyTable.Key key) {
        return tables.kinds().contains(table) && table.block().equals(key.name());
    }

    private ObjectNode shape(Shape shape, Need need) {
        ObjectNode schema = shape(shape);
        if (need != Need.MAY_STAND_ALONE || schema.isEmpty()) {
            return schema;
        }
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(schema).add(JSON.createObjectNode().put("type", "null"));
        return either;
    }

    private ObjectNode shape(Shape shape) {
        ObjectNode schema = JSON.createObjectNode();
        switch (shape) {
            case Shape.Scalar _ -> types(schema, "string", "number", "boolean");
            case Shape.Form(String pattern) -> schema.put("type", "string").put("pattern", pattern);
            case Shape.Keys(String pattern, long max) ->
                types(schema, "string", "integer")
                        .put("pattern", pattern)
                        .put("minimum", 0)
                        .put("maximum", max);
            case Shape.Word(List<String> words) -> words.forEach(schema.putArray("enum")::add);
            case Shape.Flag _ -> schema.put("type", "boolean");
            case Shape.Whole(int min, int max) ->
                schema.put("type", "integer").put("minimum", min).put("maximum", max);
            case Shape.Fraction _ ->
                schema.put("type", "number").put("minimum", 0).put("maximum", 1);
            case Shape.Time _ -> schema.put("type", "string").put("pattern", DURATION);
            case Shape.Block(KeyTable table) -> schema.setAll(reference(table));
            case Shape.AnyKind _ -> {
                hasNodes = true;
                schema.put("$ref", "#/$defs/" + NODE);
            }
            case Shape.Named(Shape value) -> schema.put("type", "object").set("additionalProperties", shape(value));
            case Shape.Items(Shape item) -> schema.put("type", "array").set("items", shape(item));
            case Shape.Either(List<Shape> shapes) -> {
                ArrayNode any = schema.putArray("anyOf");
                shapes.forEach(each -> any.add(shape(each)));
            }
            case Shape.Keyed _ -> schema.put("type", "object");
            case Shape.Unknown _ -> {}
        }
        return schema;
    }

    private static ObjectNode types(ObjectNode schema, String... types) {
        ArrayNode all = schema.putArray("type");
        List.of(types).forEach(all::add);
        return schema;
    }

    private ObjectNode reference(KeyTable table) {
        String name = table.block().replaceAll("[^a-z]+", "-");
        used.putIfAbsent(name, table);
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }
}
