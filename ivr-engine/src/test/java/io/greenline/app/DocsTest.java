package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.greenline.app.DocPage.Block;
import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.FloorMetrics;
import io.greenline.app.operation.IncidentMetrics;
import io.greenline.app.operation.OutsideCounts;
import io.greenline.app.operation.ReloadMetrics;
import io.greenline.app.operation.SpeechTally;
import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.app.versions.Refusal;
import io.greenline.backend.BackendName;
import io.greenline.calendar.CalendarLoader;
import io.greenline.caller.KnownDialplans;
import io.greenline.caller.NoticeFile;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.incident.InMemoryLedger;
import io.greenline.incident.IncidentListener;
import io.greenline.journal.JournalHealth;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Promise;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.plan.Beside;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.session.Action;
import io.greenline.source.Severity;
import io.greenline.store.CustomerImport;
import io.greenline.store.NumberRules;
import io.greenline.store.RegisterImport;
import io.greenline.store.SqliteRegister;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.QueueId;
import io.greenline.web.WebListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages say what the program does: each block of a page is run or checked by its kind, each name is looked up.
 *
 * <p>Long, because there are many kinds of block and name, and each is looked up in the one list of what the pages have.
 */
class DocsTest {
    private static final Path ROOT = DocPage.ROOT;
    private static final String HEAD = """
            dialplan: part
            languages: %s
            start: %s
            defaults: {on: {operator: desk, failure: desk}}
            """;
    private static final String DESK =
            "  desk: {transfer: general-desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}\n";

    @TempDir
    private Path folder;

    /** A command's exit code and what it printed, with the test's own paths taken out. */
    private record Ran(int code, String output) {}

    private Ran run(List<String> words, Path here) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        String[] arguments = words.stream()
                .map(word -> located(word, here))
                .map(word -> word.replace("'", ""))
                .toArray(String[]::new);
        int code = line.execute(arguments);
        String output = out.toString().replace(here + "/", "").replace("../", "");
        // What a version is may change; a page need not be written anew for that.
        return new Ran(code, output.replaceAll("version [0-9a-f]{12}", "version 0123456789ab"));
    }

    /** A file of the page, else one of the project. */
    private static String located(String word, Path here) {
        if (Files.exists(here.resolve(word))) {
            return here.resolve(word).toString();
        }
        if (word.endsWith(".sqlite")) { // A command of the page writes it.
            return here.resolve(word).toString();
        }
        return word.matches("[a-z]+/.*") ? ROOT.resolve(word).toString() : word;
    }

    @Test
    void everyBlockOfEveryPageHolds() throws Exception {
        for (DocPage page : DocPage.all()) {
            Path here = Files.createDirectory(
                    folder.resolve(page.file().toString().replaceAll("[^a-z0-9]", "-") + page.hashCode()));
            for (int i = 0; i < page.blocks().size(); i++) {
                Block block = page.blocks().get(i);
                if (block.named().isPresent()) {
                    Path file = here.resolve(block.named().get());
                    Files.createDirectories(
                            Optional.ofNullable(file.getParent()).orElse(here));
                    Files.writeString(file, block.text());
                }
                check(
                        block,
                        i + 1 < page.blocks().size() ? Optional.of(page.blocks().get(i + 1)) : Optional.empty(),
                        here);
            }
        }
    }

    private void check(Block block, Optional<Block> next, Path here) throws Exception {
        switch (block.kind()) {
            case "yaml" -> yaml(block, next, here);
            case "findings" -> { // Compared with the bad dialplan before it.
            }
            case "abnf" -> abnf(block);
            case "console" -> console(block, here);
            case "sh" -> shell(block);
            case "properties" -> settings(block);
            case "json" ->
                assertThat(JsonMapper.shared().readTree(block.text()).isObject())
                        .as("%s", block)
                        .isTrue();
            case "csv" -> {
                if (block.text().contains(",evidence,")) {
                    register(block, here);
                } else {
                    customers(block, here);
                }
            }
            case "timeline" -> timeline(block);
            case "table" ->
                assertThat(block.text())
                        .as("%s", block)
                        .matches("(?s)BEGAN +CALLER +CALLED +DRIVER +EVENTS +TOOK +END +CALL\n.*");
            case "doctor" ->
                assertThat(block.text().lines())
                        .as("%s", block)
                        .allMatch(line -> line.matches("(ok {3}|mend:) .*: .+"));
            case "ini" -> ini(block);
            case "picture" -> picture(block);
            default -> fail("%s: no check knows this kind of block".formatted(block));
        }
    }

    /** A whole grammar, or what follows its first line and language. */
    private static void abnf(Block block) {
        if (!block.marks().contains("marked")) {
            assertThat(new GrammarExample(block.text()).found()).as("%s", block).isEmpty();
        }
    }

    private void yaml(Block block, Optional<Block> next, Path here) throws IOException {
        if (block.marks().contains("marked") || block.marks().contains("good")) { // ChecksPageTest runs them.
            return;
        }
        if (block.marks().contains("bad")) {
            String command = block.text().contains("\ncases:") ? "test" : "check";
            Ran ran = run(List.of(command, block.named().orElseThrow()), here);
            assertThat(ran.code()).as("%s", block).isEqualTo(1);
            assertThat(next.map(Block::kind))
                    .as("%s is followed by its findings", block)
                    .hasValue("findings");
            assertThat(ran.output()).as("%s", block).isEqualTo(next.get().text());
            Files.delete(here.resolve(block.named().orElseThrow()));
            return;
        }
        if (block.text().lines().anyMatch(line -> line.equals("notices:"))) {
            byte[] content = block.text().getBytes(StandardCharsets.UTF_8);
            assertThat(NoticeFile.load(block.toString(), content, KnownDialplans.NONE_AT_HAND, Instant.now())
                            .diagnostics())
                    .as("%s", block)
                    .isEmpty();
            return;
        }
        if (block.text().startsWith("queues:")) { // With the calendars of its page.
            assertThat(RoutingFolder.load(here.resolve(block.named().orElseThrow()), Set.of())
                            .diagnostics())
                    .as("%s", block)
                    .isEmpty();
            return;
        }
        if (block.text().contains("\nstaff:")) { // A forecast: the command behind it plays it.
            return;
        }
        if (block.marks().contains("fragment") || block.marks().contains("translation")) {
            part(block, here);
            return;
        }
        if (block.text().contains("\ncases:")) {
            Ran ran = run(List.of("test", block.named().orElseThrow()), here);
            assertThat(ran.code()).as("%s%n%s", block, ran.output()).isZero();
            return;
        }
        if (block.text().startsWith("calendars:")) {
            assertThat(CalendarLoader.load(block.toString(), block.text().getBytes(StandardCharsets.UTF_8))
                            .diagnostics())
                    .isEmpty();
            return;
        }
        String text = block.marks().contains("part") ? whole(block.text()) : block.text();
        // One with a name has its calendars beside it.
        DialplanLoader.Result result = block.named()
                .map(name -> DialplanLoader.load(here.resolve(name)))
                .orElseGet(() -> DialplanLoader.load(block.toString(), text.getBytes(StandardCharsets.UTF_8)));
        assertThat(result.diagnostics())
                .as("%s%n%s", block, text)
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** A fragment or a prompt file in a dialplan that has nothing else: its own mistakes would be told at its place. */
    private static void part(Block block, Path here) throws IOException {
        Boolean fragment = block.marks().contains("fragment");
        String name = fragment ? "part.yaml" : "plan.prompts.en-US.yaml";
        Path folder = Files.createTempDirectory(here, "part");
        Files.writeString(folder.resolve(name), block.text());
        Path plan = Files.writeString(
                folder.resolve("plan.yaml"),
                HEAD.formatted(fragment ? "[zh-CN, en-US]" : "[en-US]", "desk")
                        + (fragment ? "include: [part.yaml]\n" : "")
                        + "nodes:\n" + DESK);
        assertThat(DialplanLoader.load(plan).diagnostics())
                .as("%s", block)
                .allMatch(finding -> Set.of("unused-prompt", "unreachable-node").contains(finding.rule())
                        || finding.rule().equals("stale-prompt") && !fragment);
    }

    /** A part with the head and the desk that it leaves out. */
    private static String whole(String part) {
        Matcher first = Pattern.compile("(?m)^nodes:\n  ([a-z-]+):").matcher(part);
        assertThat(first.find()).as(part).isTrue();
        boolean prompts = part.contains("\nprompts:");
        return HEAD.formatted(prompts ? "[en-US]" : "[en-US, zh-CN]", first.group(1))
                + part.replaceFirst("(?m)^nodes:\n", "nodes:\n" + DESK)
                + (prompts ? "" : "prompts: {}\n");
    }

    /** A command and exactly what it prints. */
    private void console(Block block, Path here) {
        String[] lines = block.text().split("\n", 2);
        assertThat(lines[0]).as("%s", block).startsWith("$ scripts/greenline ");
        List<String> words =
                List.of(lines[0].substring("$ scripts/greenline ".length()).split(" "));
        assertThat(run(words, here).output()).as("%s", block).isEqualTo(lines[1]);
    }

    /** Commands to type: the script is there, and it knows the options; dialplan commands are run. */
    private void shell(Block block) throws Exception {
        for (String line :
                block.text().lines().map(line -> line.replaceAll(" +#.*", "")).toList()) {
            List<String> words = Arrays.asList(line.replaceFirst("^\\./", "").split(" +"));
            Path script = ROOT.resolve(words.getFirst());
            assertThat(script).as("%s: %s", block, line).isRegularFile();
            if (!words.getFirst().equals("scripts/greenline")) {
                String text = Files.readString(script);
                words.stream()
                        .filter(word -> word.startsWith("--"))
                        .forEach(option ->
                                assertThat(text).as("%s: %s", block, line).contains(option));
                continue;
            }
            List<String> arguments = words.subList(1, words.size());
            // Parsed for its commands, options and operands, whichever files there are.
            Main.commandLine().parseArgs(arguments.toArray(String[]::new));
            if (line.contains("drafts/")) {
                copy("dialplans", folder.resolve("drafts"));
                copy("grammars", folder.resolve("grammars"));
            }
            if (Set.of("check", "test").contains(arguments.getFirst())
                    && !arguments.getLast().startsWith("ten")) {
                Ran ran = run(arguments, folder);
                assertThat(ran.code())
                        .as("%s: %s%n%s", block, line, ran.output())
                        .isZero();
            }
        }
    }

    /** Readers work in a folder of their own, beside the grammars. */
    private static void copy(String name, Path to) throws IOException {
        Path sample = ROOT.resolve(name);
        try (Stream<Path> all = Files.walk(sample)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(sample.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else if (!Files.exists(copy)) {
                    Files.copy(each, copy);
                }
            }
        }
    }

    private void settings(Block block) throws Exception {
        Path file = Files.writeString(folder.resolve("greenline.properties"), block.text());
        // The secrets' own files are not there.
        String text = block.text()
                .replaceAll("(?m)^ari.password-file.*$", "ari.password = x")
                .replaceAll("(?m)^hours.key-file.*$", "");
        Files.writeString(file, text);
        Settings.load(new SettingSources(Optional.of(file), Map.of(), Map.of(), folder));
    }

    private static void register(Block block, Path here) throws IOException {
        Path csv = Files.writeString(here.resolve("register.csv"), block.text());
        NumberRules rules = new NumberRules("86");
        try (SqliteRegister register =
                new SqliteRegister(here.resolve("register.sqlite"), rules, Duration.ofSeconds(1))) {
            assertThat(new RegisterImport(register, rules, new Random(1))
                            .put(csv, "register.csv")
                            .findings())
                    .as("%s", block)
                    .isEmpty();
        }
    }

    private void customers(Block block, Path here) throws IOException {
        Path csv = Files.writeString(here.resolve("customers.csv"), block.text());
        CustomerImport.Outcome outcome = new CustomerImport(here.resolve("customers.sqlite"), new NumberRules("86"))
                .replaceBy(csv, "customers.csv");
        assertThat(outcome.findings()).as("%s", block).isEmpty();
    }

    /** Nodes and prompts of a timeline are those of the sample hotline, and no raw JSON is in it. */
    private static void timeline(Block block) {
        if (!(DialplanLoader.load(ROOT.resolve("dialplans/hotline.yaml")) instanceof DialplanLoader.Loaded loaded)) {
            throw new AssertionError("the sample hotline does not load");
        }
        Dialplan hotline = loaded.dialplan();
        Set<String> nodes = Stream.concat(Stream.of(hotline.main()), hotline.subflows().values().stream())
                .flatMap(flow -> flow.nodes().keySet().stream()
                        .map(node -> (flow == hotline.main() ? "" : flow.name() + "/") + node.value()))
                .collect(Collectors.toSet());
        Set<String> prompts =
                hotline.prompts().keySet().stream().map(PromptId::value).collect(Collectors.toSet());
        assertThat(block.text()).as("%s", block).startsWith("Call ").doesNotContain("{", "action ", "outcome ");
        assertThat(hotline.name()).isEqualTo("hotline");
        assertThat(nodes)
                .as("%s", block)
                .containsAll(found(block, "-> ([a-z/-]+) \\(").toList());
        assertThat(prompts)
                .as("%s", block)
                .containsAll(found(block, "says ([a-z, -]+) (?:with|in) ")
                        .flatMap(said -> Arrays.stream(said.split(", ")))
                        .toList());
    }

    private static Stream<String> found(Block block, String pattern) {
        return Pattern.compile(pattern).matcher(block.text()).results().map(result -> result.group(1));
    }

    /** Sections, keys with values, comments; nothing else. */
    private static void ini(Block block) {
        assertThat(block.text().lines().filter(line -> !line.isBlank()))
                .as("%s", block)
                .allMatch(line -> line.matches("\\[[\\w-]+]|[A-Za-z_-]+ ?= ?\\S.*|[;#].*"));
        Matcher script = Pattern.compile("/(scripts/[a-z-]+)").matcher(block.text());
        while (script.find()) {
            assertThat(ROOT.resolve(script.group(1))).as("%s", block).isRegularFile();
        }
    }

    /** The lines of a picture meet: what goes down from one row comes up in the next. */
    private static void picture(Block block) {
        List<String> rows = block.text().lines().toList();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).length(); column++) {
                String where = "%s: row %d, column %d".formatted(block, row + 1, column + 1);
                char sign = rows.get(row).charAt(column);
                if ("┌┐├┤┬".indexOf(sign) >= 0) {
                    assertThat("│└┘├┤┴▼").as(where).contains(String.valueOf(at(rows, row + 1, column)));
                }
                if ("└┘├┤┴".indexOf(sign) >= 0) {
                    assertThat("│┌┐├┤┬").as(where).contains(String.valueOf(at(rows, row - 1, column)));
                }
            }
        }
    }

    private static char at(List<String> rows, int row, int column) {
        boolean there = row >= 0 && row < rows.size() && column < rows.get(row).length();
        return there ? rows.get(row).charAt(column) : ' ';
    }

    @Test
    void noCodeHidesInIndentedBlocks() {
        for (DocPage page : DocPage.all()) {
            assertThat(page.prose()).as("%s", page.file()).doesNotContainPattern("\n\n {4}\\S");
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Pattern link = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
        for (DocPage page : DocPage.all()) {
            Matcher found = link.matcher(page.prose());
            while (found.find()) {
                if (!found.group(1).startsWith("http")) {
                    assertThat(page.file().getParent().resolve(found.group(1)))
                            .as("%s", page.file())
                            .exists();
                }
            }
        }
    }

    @Test
    void everyNameThatAPageMentionsExists() throws IOException {
        String settings = Files.readString(ROOT.resolve("docs/settings.md"));
        String server = Files.readString(Path.of("src/main/java/io/greenline/app/operation/OperationServer.java"));
        String variables = variables();
        List<String> unknown = new ArrayList<>();
        for (DocPage page : DocPage.all()) {
            for (String code : page.code()) {
                boolean known = true;
                String word = code.split(" ", 2)[0];
                if (word.matches("(\\./)?scripts/[a-z-]+")) {
                    known = Files.isRegularFile(ROOT.resolve(word));
                } else if (word.matches(
                                "(engine|dialplans|store|customers|ari|agi|prompts|hours|http|log|drain|callbacks|handover|register)\\.[a-z-]+")
                        && !word.matches(".*\\.(conf|yaml|csv|sqlite|json)")) {
                    known = settings.contains("`" + word + "`");
                } else if (word.matches("/(health|status|metrics|debug).*")) {
                    known = server.contains("\"" + word.replaceFirst("ID$", "") + "\"");
                } else if (word.matches("greenline(_[a-z]+)+")) {
                    known = metricNames().contains(word);
                } else if (word.matches("GREENLINE_[A-Z_]+") && !page.file().endsWith("settings.md")) {
                    known = variables.contains(word);
                } else if (word.equals("greenline") && code.matches("greenline [a-z].*")) {
                    known = Main.commandLine().getSubcommands().containsKey(code.split(" ")[1]);
                } else if (word.matches("(asterisk|dialplans|docs)/.+")
                        && !page.file().endsWith("settings.md")) {
                    known = Files.exists(ROOT.resolve(word));
                }
                if (!known) {
                    unknown.add("%s: %s".formatted(page.file(), code));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** Where variables of the environment and of Asterisk's dialplan are used. */
    private static String variables() throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(ROOT.resolve("docs/settings.md")));
        for (String folder : List.of("scripts", "asterisk/conf")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }

    @Test
    void theOperatorsPageHasALineForEachMetricAndNoOther() {
        Set<String> told = DocPage.of("docs/operator.md").firstCells().stream()
                .filter(name -> name.startsWith("greenline_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(metricNames());
    }

    /** Of an engine that has seen everything. {@code Engine} adds the gauge of waiting calls. */
    private static Set<String> metricNames() {
        CallMetrics metrics = new CallMetrics();
        metrics.journal(() -> new JournalHealth(0, 0, 0, Duration.ZERO, Optional.empty(), 0, 0, true));
        metrics.outside(new NothingOutside());
        metrics.asked(new BackendName("billing"), WebListener.Result.DONE, Duration.ZERO);
        metrics.gauge("greenline.calls.waiting", "", () -> 0);
        ReloadMetrics reloads = new ReloadMetrics(metrics);
        DialplanVersion version = new DialplanVersion("hotline", "0123456789abcdef");
        reloads.wentLive(version, List.of(version));
        reloads.refused(List.of(new Refusal(Path.of("x.yaml"), Optional.empty(), Instant.EPOCH, List.of())));
        metrics.overrides(() -> 0, () -> 0);
        metrics.speech(new SpeechTally(), () -> 0, () -> 0);
        CallId call = new CallId("a-1");
        metrics.began(call, "ari");
        metrics.ended(call, new Action.End(HangupCause.NORMAL_CLEARING, Party.CALLER, ""));
        metrics.resumed(call, "ari");
        metrics.letGo(call);
        metrics.handedBack(call, "error");
        floorMetrics(metrics);
        IncidentMetrics incidents = new IncidentMetrics(metrics, new InMemoryLedger());
        incidents.reported(IncidentListener.Report.FIRST);
        incidents.promised(IncidentListener.Answer.PROMISED);
        incidents.called(IncidentListener.Call.ANSWERED);
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .filter(name -> !name.endsWith("_max") || name.endsWith("heap_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void floorMetrics(CallMetrics metrics) {
        RoutingSnapshot floor = new RoutingCore(RoutingPlan.EMPTY).snapshot(Instant.EPOCH);
        QueueId queue = new QueueId("general");
        byte[] file = "queues:\n  general: {}\n".getBytes(StandardCharsets.UTF_8);
        RoutingPlan plan = RoutingFile.load("routing.yaml", file, Beside.NOTHING)
                        instanceof RoutingFile.Loaded(Routing routing, var _)
                ? routing.plan()
                : RoutingPlan.EMPTY;
        TicketId ticket = new TicketId("c");
        OfferId offer = new OfferId(1);
        AgentId agent = new AgentId("1001");
        Decision.Evidence evidence = new Decision.Evidence("", Tier.ORDINARY, Duration.ZERO, Duration.ZERO, List.of());
        new FloorMetrics(metrics, () -> floor, () -> plan)
                .happened(
                        Instant.EPOCH,
                        new RoutingEvent.Tick(),
                        List.of(
                                new Decision.Offered(offer, ticket, queue, agent, Instant.EPOCH, evidence),
                                new Decision.Served(offer, ticket, queue, agent, Duration.ZERO),
                                new Decision.PromiseBroken(
                                        ticket,
                                        queue,
                                        new Promise(Duration.ofSeconds(5), 100),
                                        Tier.ORDINARY,
                                        Tier.ORDINARY),
                                new Decision.Alarmed(ticket, queue, "", ""),
                                new Decision.CallbackDropped(ticket, queue, "")));
    }

    private record NothingOutside(
            long messagesWaiting,
            long messagesDead,
            long messagesDelivered,
            long backendsLeftAlone,
            long callbacksOpen,
            long handovers)
            implements OutsideCounts {
        NothingOutside() {
            this(0, 0, 0, 0, 0, 0);
        }
    }
}
