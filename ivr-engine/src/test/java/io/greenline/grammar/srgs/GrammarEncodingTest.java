package io.greenline.grammar.srgs;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SRGS 1.0 section 4.4: the encodings that a grammar may be in. */
class GrammarEncodingTest {
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    private Path directory;

    private static String abnf(String encoding) {
        return "#ABNF 1.0%s;\nlanguage zh-CN;\npublic $r = 缴费 | é;\n".formatted(encoding);
    }

    private static String xml(String declaration) {
        return declaration + "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' xml:lang='zh-CN'>"
                + "<rule id='r' scope='public'><one-of><item>缴费</item><item>é</item></one-of></rule></grammar>";
    }

    private GrammarDocuments.Loaded load(String name, byte[] mark, byte[] content) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(mark);
        all.write(content);
        return GrammarDocuments.load(directory, Files.write(directory.resolve(name), all.toByteArray()));
    }

    private void isRead(String name, String text, Charset charset, int... mark) throws IOException {
        byte[] bytes = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            bytes[i] = (byte) mark[i];
        }
        GrammarDocuments.Loaded loaded = load(name, bytes, text.getBytes(charset));
        assertThat(loaded.diagnostics()).as("%s in %s", name, charset).isEmpty();
        assertThat(Grammars.first(loaded.grammar().orElseThrow().rootDocument()))
                .isEqualTo("缴费\n    | é");
    }

    private List<String> refused(String name, String text, Charset charset, int... mark) throws IOException {
        byte[] bytes = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            bytes[i] = (byte) mark[i];
        }
        return load(name, bytes, text.getBytes(charset)).diagnostics().stream()
                .map(Diagnostic::toString)
                .map(line -> line.replace(directory + "/", ""))
                .toList();
    }

    @Test
    void utf8IsTakenWithAndWithoutItsMarkDeclaredOrNot() throws IOException {
        isRead("a.gram", abnf(""), StandardCharsets.UTF_8);
        isRead("a.gram", abnf(" UTF-8"), StandardCharsets.UTF_8);
        isRead("a.gram", abnf(" utf-8"), StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF);
        isRead("a.grxml", xml(""), StandardCharsets.UTF_8);
        isRead("a.grxml", xml("<?xml version='1.0' encoding='UTF-8'?>"), StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF);
    }

    @Test
    void utf16IsTakenInBothOrdersWithAndWithoutItsMark() throws IOException {
        isRead("a.gram", abnf(" UTF-16"), StandardCharsets.UTF_16LE, 0xFF, 0xFE);
        isRead("a.gram", abnf(""), StandardCharsets.UTF_16BE, 0xFE, 0xFF);
        isRead("a.gram", abnf(" UTF-16"), StandardCharsets.UTF_16LE);
        isRead("a.gram", abnf(" UTF-16BE"), StandardCharsets.UTF_16BE);
        isRead("a.grxml", xml("<?xml version='1.0' encoding='UTF-16'?>"), StandardCharsets.UTF_16BE, 0xFE, 0xFF);
        isRead("a.grxml", xml("<?xml version='1.0' encoding='UTF-16'?>"), StandardCharsets.UTF_16LE);
    }

    @Test
    void theEncodingThatIsDeclaredIsHonoured() throws IOException {
        isRead("a.gram", abnf(" GBK"), GBK);
        isRead("a.grxml", xml("<?xml version='1.0' encoding=\"GBK\"?>\n"), GBK);
        GrammarDocuments.Loaded latin = load(
                "b.gram",
                new byte[0],
                "#ABNF 1.0 ISO-8859-1;\nlanguage fr;\npublic $r = é;".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Grammars.first(latin.grammar().orElseThrow().rootDocument())).isEqualTo("é");
    }

    @Test
    void bytesThatAreNotOfTheEncodingAreToldWithTheirPlace() throws IOException {
        assertThat(refused("a.gram", abnf(""), GBK))
                .containsExactly("a.gram:3:13: error: the byte 0xBD at offset 39 is not UTF-8;"
                        + " save the file as UTF-8, or declare the encoding that it is in [grammar-encoding]");
        assertThat(refused("a.grxml", xml(""), GBK))
                .hasSize(1)
                .first()
                .asString()
                .contains("grammar-encoding");
    }

    @Test
    void aDeclarationThatTheBytesContradictIsRefused() throws IOException {
        assertThat(refused("a.gram", abnf(" UTF-8"), StandardCharsets.UTF_16LE, 0xFF, 0xFE))
                .containsExactly("a.gram:1:1: error: the file declares UTF-8 and is UTF-16LE;"
                        + " declare the encoding that the file is saved in [grammar-encoding]");
        assertThat(refused(
                        "a.grxml",
                        xml("<?xml version='1.0' encoding='GBK'?>"),
                        StandardCharsets.UTF_8,
                        0xEF,
                        0xBB,
                        0xBF))
                .hasSize(1);
    }

    @Test
    void anUnknownEncodingIsRefused() throws IOException {
        for (String name : List.of("klingon", "UTF_8_", "x@y", "IBM037", "ISO-2022-CN")) {
            assertThat(refused("a.gram", abnf(" " + name), StandardCharsets.UTF_8))
                    .as(name)
                    .containsExactly("a.gram:1:1: error: '" + name + "' is no encoding that grammars can be in;"
                            + " save the file as UTF-8 and declare UTF-8 [grammar-encoding]");
        }
        assertThat(refused("a.grxml", xml("<?xml version='1.0' encoding='klingon'?>"), StandardCharsets.UTF_8))
                .hasSize(1);
    }
}
