package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.dialplan.DialplanTables;
import io.greenline.routing.plan.Beside;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.yaml.KeyTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas and the loaders cannot part. */
class SchemaTest {
    private static final Path DIALPLANS = DocPage.ROOT.resolve("dialplans");

    private static final Path EVERY_ROUTING_KEY = Path.of("src/test/resources/every-key-routing.yaml");

    static Schema schema(SchemaCommand.Kind kind) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(kind.schema());
    }

    private static List<Error> errors(SchemaCommand.Kind kind, String yaml) {
        return schema(kind).validate(YamlJson.of(yaml).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void theFileBesideTheSampleIsWhatTheCommandPrints(SchemaCommand.Kind kind) throws IOException {
        assertThat(Files.readString(DIALPLANS.resolve(kind.file())))
                .as("scripts/greenline schema %s > dialplans/%s", kind, kind.file())
                .isEqualTo(kind.schema());
    }

    @ParameterizedTest
    @EnumSource
    void everySchemaIsASchema(SchemaCommand.Kind kind) {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(JsonMapper.shared().readTree(kind.schema()))).isEmpty();
    }

    @Test
    void everyFileOfTheSampleAndOfThePagesFits() throws IOException {
        try (Stream<Path> files = Files.walk(DIALPLANS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                assertFits(file.toString(), Files.readString(file));
            }
        }
        for (Map.Entry<String, String> file : EveryKey.files().entrySet()) {
            assertFits(file.getKey(), file.getValue());
        }
        DocPage.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.kind().equals("yaml"))
                .filter(block ->
                        !block.marks().contains("bad") && !block.marks().contains("part"))
                .forEach(block -> assertFits(block.toString(), block.text()));
    }

    private static void assertFits(String name, String yaml) {
        kind(yaml).ifPresent(kind -> assertThat(errors(kind, yaml)).as(name).isEmpty());
    }

    private static Optional<SchemaCommand.Kind> kind(String yaml) {
        if (yaml.contains("\ncases:")) {
            return Optional.of(SchemaCommand.Kind.TEST);
        }
        if (yaml.matches("(?s)(.*\n)?calendars:.*")) {
            return Optional.of(SchemaCommand.Kind.CALENDARS);
        }
        if (yaml.matches("(?s)(.*\n)?queues:.*")) {
            return Optional.of(SchemaCommand.Kind.ROUTING);
        }
        if (yaml.matches("(?s)(.*\n)?dialplan:.*")) {
            return Optional.of(SchemaCommand.Kind.DIALPLAN);
        }
        return yaml.matches("(?s)(.*\n)?fragment:.*") ? Optional.of(SchemaCommand.Kind.FRAGMENT) : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "currency: CNY       | curency: CNY",
                "start: hello        | ``",
                "languages: [zh-CN, en-US] | languages: zh-CN",
                "barge-in: none      | barge-in: sometimes",
                "timeout: 300ms      | timeout: 300",
                "timeout: 300ms      | timeout: 5 s",
                "timeout: 300ms      | timeout: [300ms]",
                "attempts: 3         | attempts: 21",
                "attempts: 3         | attempts: many",
                "sensitive: true     | sensitive: perhaps",
                "menu: [which, which]| menu: {which: which}",
                "- {key: 1, value: number, next: number} | - {key: 1, value: number}",
                "- {key: 1, value: number, next: number} | - {key: 12345, next: number}",
                "- {key: 1, value: number, next: number} | - 1",
                "lookup: customer    | lookup: customers",
                "lookup: customer    | look-up: customer",
                "not-found: other    | notfound: other",
                "hangup: normal-clearing | hangup: because",
                "into: account       | into: Account-Number",
                "start: say          | start: [say]",
                "fragments/desk.yaml | ../desk.yaml",
                "play: hello         | play: Hello you",
            })
    void whatIsWrongIsRefusedByBoth(String part, String by) throws IOException {
        Map<String, String> files = EveryKey.files();
        String plan = files.get(EveryKey.MAIN);
        assertThat(plan).contains(part);
        String wrong = plan.replace(part, by);
        assertThat(errors(SchemaCommand.Kind.DIALPLAN, wrong)).isNotEmpty();
        assertThat(DialplanLoader.load("f", wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DialplanLoader.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tier: 0              | tier: 10",
                "tier: 0              | teer: 0",
                "boost: 10s           | boost: 10",
                "media: voice         | media: fax",
                "level: 2             | level: 6",
                "should: true         | should: perhaps",
                "{after: 20s, to: any-agent} | any-agent",
                "{after: 20s, to: any-agent} | {after: soon, to: any-agent}",
                "exit: callback       | exit: nowhere",
                "first: agent         | first: me",
                "[first, second]      | {first: second}",
                "[voice, video]       | [voice, fax]",
                "endpoint: PJSIP/1001 | end-point: PJSIP/1001",
                "admits: 300          | admits: many",
                "outage: any          | outage: some",
                "second: {promise: 80% in 20s} | second: []",
                "second: {promise: 80% in 20s} | second:",
            })
    void whatIsWrongInARoutingFileIsRefusedByBoth(String part, String by) throws IOException {
        String all = Files.readString(EVERY_ROUTING_KEY);
        String from = part;
        assertThat(all).contains(from);
        String wrong = all.replace(from, by);
        assertThat(errors(SchemaCommand.Kind.ROUTING, wrong)).isNotEmpty();
        assertThat(RoutingFile.load("f", wrong.getBytes(StandardCharsets.UTF_8), Beside.NOTHING).diagnostics())
                .anyMatch(finding -> finding.rule().matches("unknown-.*|wrong-type|out-of-range|bad-duration|missing-.*")
                        && !finding.rule().equals("unknown-hours"));
    }

    @Test
    void theRoutingFileWithEveryKeyHasEveryKeyAndFits() throws IOException {
        String all = Files.readString(EVERY_ROUTING_KEY);
        assertFits("every routing key", all);
        for (KeyTable table : RoutingFile.tables().all()) {
            assertThat(table.names())
                    .as("keys of %s", table.block())
                    .allMatch(key -> Pattern.compile("[\\s{,]%s:\\s".formatted(key))
                            .matcher(" " + all)
                            .find());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DIALPLAN", "ROUTING"})
    void everyKeyHasAFormAndAHoverText(SchemaCommand.Kind kind) {
        Map<?, ?> schema = JsonMapper.shared().readValue(kind.schema(), Map.class);
        Stream.concat(Stream.of(schema), ((Map<?, ?>) schema.get("$defs")).values().stream())
                .map(table -> (Map<?, ?>) table)
                .filter(table -> table.containsKey("properties"))
                .forEach(table -> ((Map<?, ?>) table.get("properties")).forEach((name, key) -> {
                    Map<?, ?> of = (Map<?, ?>) key;
                    assertThat(String.valueOf(of.get("description"))).contains(" — ");
                    // A phrase of the table that Vocabulary does not know leaves the description alone.
                    assertThat(of).as("%s of %s", name, table.get("title")).hasSizeGreaterThan(1);
                }));
    }

    @Test
    void theDialplanWithEveryKeyHasEveryKey() throws IOException {
        String all = String.join("\n", EveryKey.files().values());
        for (KeyTable table : DialplanTables.dialplan().all()) {
            assertThat(table.names())
                    .as("keys of %s that stand in %s", table.block(), EveryKey.FOLDER)
                    .allMatch(key -> Pattern.compile("[\\s{,]%s:\\s".formatted(key))
                            .matcher(" " + all)
                            .find());
        }
    }
}
