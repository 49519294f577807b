package io.greenline.grammar.srgs;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grammars of a directory: what is read of it, and that nothing else is. */
class GrammarDirectoryTest {
    private static final String SECRET = Grammars.ABNF + "public $s = secret;";

    @TempDir
    private Path root;

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path main(String statements) throws IOException {
        return write("grammars/main.gram", Grammars.ABNF + statements);
    }

    private List<String> found(Path file) {
        return GrammarDocuments.load(root.resolve("grammars"), file).diagnostics().stream()
                .map(Diagnostic::toString)
                .map(line -> line.replace(root + "/", ""))
                .toList();
    }

    @Test
    void aGrammarMayReferToFilesInDirectoriesBelow() throws IOException {
        Path file = main("root $r; $r = $<parts/a.gram#s>;");
        write("grammars/parts/a.gram", Grammars.ABNF + "public $s = $<../b.gram#t>;");
        write("grammars/b.gram", Grammars.ABNF + "public $t = x;");
        GrammarDocuments.Loaded loaded = GrammarDocuments.load(root.resolve("grammars"), file);
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.grammar().orElseThrow().documents().keySet())
                .extracting(LinkedGrammar.Key::path)
                .containsExactly("main.gram", "parts/a.gram", "b.gram");
    }

    @Test
    void theDirectoryMayBeNamedInAnyWay() throws IOException {
        Path file = main("public $r = x;");
        assertThat(GrammarDocuments.load(root.resolve("grammars/../grammars/."), file)
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void aFileOutsideTheDirectoryIsNotLoaded() throws IOException {
        main("public $r = x;");
        Path outside = write("secret.gram", SECRET);
        assertThat(found(outside))
                .containsExactly("secret.gram:1:1: error: the file is not inside the directory of grammars, grammars;"
                        + " move it there [grammar-address]");
        assertThat(found(root.resolve("grammars/../secret.gram"))).hasSize(1);
        assertThat(found(root.resolve("grammars"))).hasSize(1);
    }

    @Test
    void aLinkThatLeadsOutOfTheDirectoryIsNotFollowed() throws IOException {
        Path file = main("public $r = $<link.gram#s> | $<parts/secret.gram#s>;");
        write("secret.gram", SECRET);
        Files.createSymbolicLink(root.resolve("grammars/link.gram"), root.resolve("secret.gram"));
        Files.createSymbolicLink(root.resolve("grammars/parts"), root);
        assertThat(found(file))
                .containsExactly(
                        "grammars/main.gram:3:13: error: the file grammars/link.gram is a link that leads out of the"
                                + " directory of grammars; check the name and the permissions [missing-grammar]",
                        "grammars/main.gram:3:30: error: the file grammars/parts/secret.gram is a link that leads out of"
                                + " the directory of grammars; check the name and the permissions [missing-grammar]");
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws IOException {
        Path file = main("root $r; $r = $<link.gram#s>;");
        write("grammars/a.gram", Grammars.ABNF + "public $s = x;");
        Files.createSymbolicLink(root.resolve("grammars/link.gram"), Path.of("a.gram"));
        assertThat(found(file)).isEmpty();
    }

    @Test
    void aLinkToItsOwnDirectoryDoesNotMakeDocumentsWithoutEnd() throws IOException {
        Path file = main("root $r; $r = $<loop/a.gram#s>;");
        write("grammars/a.gram", Grammars.ABNF + "public $s = $<loop/a.gram#s>;");
        Files.createSymbolicLink(root.resolve("grammars/loop"), Path.of("."));
        assertThat(found(file))
                .hasSize(1)
                .first()
                .asString()
                .contains("cannot be read: Too many levels of symbolic links");
    }

    @Test
    void whatIsNoFileIsTold() throws IOException {
        Path file = main("public $r = $<d.gram> | $<none.gram> | $<locked.gram> | $<notes.txt>;");
        Files.createDirectories(root.resolve("grammars/d.gram"));
        write("grammars/notes.txt", "x");
        Path locked = write("grammars/locked.gram", SECRET);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        List<String> found = found(file);
        assertThat(found)
                .contains(
                        "grammars/main.gram:3:13: error: the file grammars/d.gram is a directory;"
                                + " check the name and the permissions [missing-grammar]",
                        "grammars/main.gram:3:25: error: the file grammars/none.gram is not there;"
                                + " check the name and the permissions [missing-grammar]",
                        "grammars/main.gram:3:57: error: the file grammars/notes.txt is in no known form;"
                                + " name it .gram for the ABNF form, .grxml for the XML form [grammar-form]");
        // Root may read everything.
        if (!Files.isReadable(locked)) {
            assertThat(found).anyMatch(line -> line.contains("locked.gram may not be read"));
        }
        assertThat(found(root.resolve("grammars/none.gram")))
                .containsExactly("grammars/none.gram:1:1: error: the file grammars/none.gram is not there;"
                        + " check the name and the permissions [unreadable-file]");
    }

    @Test
    void aFileOfMoreThanAMegabyteIsNotRead() throws IOException {
        Path file = main("public $r = x; // " + "x".repeat(1_048_576));
        assertThat(found(file))
                .containsExactly("grammars/main.gram:1:1: error: the file is larger than 1 MB;"
                        + " split it into several grammars that refer to one another [file-too-large]");
    }

    @Test
    void theFormIsThatOfTheFilesName() throws IOException {
        Path file = write("grammars/a.gram", Grammars.XML + "</grammar>");
        assertThat(found(file))
                .first()
                .asString()
                .contains("grammars/a.gram:1:1: error: the grammar's first line is missing");
    }
}
