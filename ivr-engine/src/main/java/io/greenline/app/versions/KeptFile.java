package io.greenline.app.versions;

import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code version.json}: what an archive knows of a version beside its files. */
final class KeptFile {
    static final String NAME = "version.json";

    private static final JsonMapper JSON = new JsonMapper();

    private KeptFile() {}

    /** Where the files of a version's folder are. */
    static Path files(Path folder) {
        return folder.resolve("files");
    }

    static void write(Path folder, Kept kept) throws IOException {
        ObjectNode page = JSON.createObjectNode();
        page.put("dialplan", kept.version().dialplan());
        page.put("version", kept.version().hash());
        page.put("kept", kept.kept().toString());
        kept.live().ifPresent(live -> page.put("live", live.toString()));
        page.put("place", kept.place());
        page.put("main", kept.main());
        kept.files().forEach(page.putArray("files")::add);
        Durable.write(folder.resolve(NAME), (JSON.writeValueAsString(page) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The version in a folder that is called by its hash.
     *
     * @throws IOException when there is none, or what is written of it cannot be meant
     */
    static Kept read(Path folder, String dialplan) throws IOException {
        try {
            JsonNode page = JSON.readTree(Files.readString(folder.resolve(NAME)));
            String live = page.path("live").asString("");
            List<String> names = new ArrayList<>();
            for (JsonNode name : page.path("files")) {
                names.add(named(folder, name.asString("")));
            }
            return new Kept(
                    new DialplanVersion(dialplan, String.valueOf(folder.getFileName())),
                    files(folder),
                    Instant.parse(page.path("kept").asString("")),
                    live.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(live)),
                    inside(folder, page.path("place").asString("")),
                    named(folder, page.path("main").asString("")),
                    names);
        } catch (JacksonException | DateTimeException e) {
            throw new IOException("%s is no description of a version".formatted(folder.resolve(NAME)), e);
        }
    }

    private static String named(Path folder, String name) throws IOException {
        if (name.isEmpty()) {
            throw new IOException("%s leaves a file without a name".formatted(folder.resolve(NAME)));
        }
        return inside(folder, name);
    }

    /** Names lead to places of the version and nowhere else. */
    private static String inside(Path folder, String name) throws IOException {
        Path files = files(folder);
        if (!files.resolve(name).normalize().startsWith(files)) {
            throw new IOException("%s names a file outside of it: '%s'".formatted(folder.resolve(NAME), name));
        }
        return name;
    }
}
