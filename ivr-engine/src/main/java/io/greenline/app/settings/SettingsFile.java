package io.greenline.app.settings;

import io.greenline.app.settings.SettingsException.Problem;
import io.greenline.source.SourceSpan;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.configuration2.PropertiesConfiguration.PropertiesReader;

/**
 * Reads a properties file with the place of every key. Values are taken as they stand: nothing is interpolated or included,
 * so a dial string may hold <code>${EXTEN}</code>.
 */
final class SettingsFile {
    private static final long MAX_BYTES = 1_000_000;

    private final Path path;
    private final List<Problem> problems;

    SettingsFile(Path path, List<Problem> problems) {
        this.path = path;
        this.problems = problems;
    }

    /** All keys in the order of the file. */
    Map<String, Given> read() {
        Map<String, Given> found = new LinkedHashMap<>();
        try (PropertiesReader reader = new PropertiesReader(new StringReader(text()))) {
            int before = 0;
            while (reader.nextProperty()) {
                // A value may go on over several lines; its key is on the first one after the comments.
                int line = before + reader.getCommentLines().size() + 1;
                before = reader.getLineNumber();
                add(found, reader.getPropertyName(), new Given(reader.getPropertyValue(), at(line)));
            }
        } catch (CharacterCodingException _) {
            refuse("wrong-encoding", "the file is not UTF-8", "save it as UTF-8");
        } catch (NoSuchFileException _) {
            refuse("no-settings", "there is no such file", "make it from greenline.properties.example");
        } catch (IOException e) {
            refuse("unreadable", "the file cannot be read (%s)".formatted(e), "let the engine's user read it");
        }
        return found;
    }

    private String text() throws IOException {
        if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
            throw new IOException("over 1 MB");
        }
        byte[] bytes = Files.readAllBytes(path);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void add(Map<String, Given> found, String key, Given given) {
        Given first = found.putIfAbsent(key, given);
        if (first != null) {
            problems.add(new Problem(
                    given.origin(),
                    "duplicate-key",
                    "'%s' is set a second time".formatted(key),
                    "it is already at " + first.origin()));
        }
    }

    private void refuse(String rule, String problem, String remedy) {
        problems.add(new Problem(at(1), rule, problem, remedy));
    }

    private Origin at(int line) {
        return new Origin.InFile(new SourceSpan(path.toString(), line, 1));
    }
}
