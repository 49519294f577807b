package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes come: findings with places inside the file, never an exception; what it costs is told by HostileDialplanTest. */
class DialplanBytesTest {
    private static final Path HOTLINE = Path.of("../dialplans/hotline.yaml");

    private static List<String> places(byte[] content) {
        return DialplanLoader.load("f", content).diagnostics().stream()
                .map(found -> found.at().line() + ":" + found.at().column() + " " + found.rule())
                .toList();
    }

    @Test
    void theFirstByteThatIsNotUtf8IsNamedWithItsPlace() {
        byte[] content = "title: 您好\nstart: x\n".getBytes(Charset.forName("GB18030"));
        assertThat(places(content)).containsExactly("1:8 encoding");
    }

    @Test
    void utf16IsCalledByItsName() {
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            List<Diagnostic> found =
                    DialplanLoader.load("f", "start: x".getBytes(wide)).diagnostics();
            assertThat(found).singleElement().asString().contains("UTF-16").contains("[encoding]");
        }
    }

    @Test
    void aByteOrderMarkIsTolerated() throws IOException {
        byte[] hotline = Files.readAllBytes(HOTLINE);
        byte[] marked = new byte[hotline.length + 3];
        System.arraycopy(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, marked, 0, 3);
        System.arraycopy(hotline, 0, marked, 3, hotline.length);
        assertThat(DialplanLoader.load("f", marked)).isInstanceOf(DialplanLoader.Loaded.class);
    }

    @Test
    void aFileOverOneMegabyteIsRefusedUnread() {
        byte[] content = new byte[1_048_577];
        Arrays.fill(content, (byte) '[');
        assertThat(places(content)).containsExactly("1:1 file-too-large");
    }

    @Test
    void aliasesThatMultiplyAreStopped() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            laughs.append("a%d: &a%d [%s*a%d]\n"
                    .formatted(i, i, "*a%d, ".formatted(i - 1).repeat(8), i - 1));
        }
        assertThat(places(laughs.toString().getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .endsWith("too-many-aliases");
    }

    @Test
    void anAnchorInsideItselfIsRefused() {
        assertThat(places("a: &a [*a]\n".getBytes(StandardCharsets.UTF_8))).containsExactly("1:8 unknown-anchor");
    }

    @Test
    void plainAnchorsWork() throws IOException {
        String hotline = Files.readString(HOTLINE)
                .replaceFirst("on: \\{busy: general-desk, no", "on: &desk {busy: general-desk, no")
                .replaceFirst("(?s)(elder-desk\n    ring-for: 45s\n    next: goodbye\n    on: )\\{[^}]*}", "$1*desk");
        assertThat(hotline).contains("on: *desk");
        assertThat(places(hotline.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsNamed(@TempDir Path directory) throws IOException {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        for (Path path : List.of(directory, directory.resolve("missing.yaml"), loop)) {
            assertThat(DialplanLoader.load(path).diagnostics())
                    .singleElement()
                    .asString()
                    .startsWith(path + ":1:1: error: ")
                    .endsWith("[unreadable-file]");
        }
    }

    @Test
    void onlyAHundredFindingsAreShownAndTheRestIsCounted() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            many.append("key").append(i).append(": 1\n");
        }
        List<Diagnostic> found = DialplanLoader.load("f", many.toString().getBytes(StandardCharsets.UTF_8))
                .diagnostics();
        assertThat(found).hasSize(101);
        assertThat(found.getLast().toString()).contains("205 more findings");
    }

    @Test
    void mutationsOfTheSampleNeverThrowAndEveryPlaceLiesInsideTheFile() throws IOException {
        byte[] hotline = Files.readAllBytes(HOTLINE);
        long seed = Long.getLong("greenline.fuzz.seed", 95598);
        Random random = new Random(seed);
        for (int round = 0; round < Integer.getInteger("greenline.fuzz.rounds", 400); round++) {
            byte[] mutant = round % 2 == 0 ? mutateBytes(hotline, random) : mutateLines(hotline, random);
            String name = "seed %d round %d".formatted(seed, round);
            List<Diagnostic> found = DialplanLoader.load(name, mutant).diagnostics();
            // Counted as the decoder counts: what is not UTF-8 ends the text.
            List<String> lines = new String(mutant, StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .lines()
                    .toList();
            for (Diagnostic diagnostic : found) {
                assertInside(diagnostic, lines);
            }
        }
    }

    private static void assertInside(Diagnostic diagnostic, List<String> lines) {
        int line = diagnostic.at().line();
        Assertions.assertThat(line).as(diagnostic.toString()).isBetween(1, lines.size() + 1);
        int length = line > lines.size()
                ? 0
                : lines.get(line - 1).codePointCount(0, lines.get(line - 1).length());
        Assertions.assertThat(diagnostic.at().column())
                .as(diagnostic.toString())
                .isBetween(1, length + 1);
    }

    private static byte[] mutateBytes(byte[] content, Random random) {
        byte[] mutant = content.clone();
        int changes = 1 + random.nextInt(4);
        byte[] nasty = "{}[]:,#&*!|>'\"%@`\t\n\r \\-?".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(mutant.length);
            mutant[at] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : nasty[random.nextInt(nasty.length)];
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
    }

    private static byte[] mutateLines(byte[] content, Random random) {
        List<String> lines = new ArrayList<>(
                new String(content, StandardCharsets.UTF_8).lines().toList());
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, "  " + lines.get(at));
            case 3 -> lines.set(at, lines.get(at).strip());
            default -> lines.set(at, lines.get(at).replaceFirst("[a-z]", "x"));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
