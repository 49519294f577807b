package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.YamlRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that a dialplan is made of, byte for byte as they were read: itself, its fragments, the prompt files beside
 * them, and the calendars if it asks for opening hours. It can be loaded again from here. Immutable.
 */
public final class Bundle implements FileSource {
    private final String main;
    private final SortedMap<String, byte[]> contents;
    private final String version;

    private Bundle(String main, SortedMap<String, byte[]> contents) {
        this.main = main;
        this.contents = contents;
        this.version = version(contents);
    }

    /**
     * Files in memory.
     *
     * @param main the dialplan's path among them
     * @param contents by path, relative to the dialplan's folder, {@code /} between the parts; copied
     */
    public static Bundle of(String main, Map<String, byte[]> contents) {
        TreeMap<String, byte[]> copied = new TreeMap<>();
        contents.forEach((path, content) -> copied.put(path, content.clone()));
        return new Bundle(main, copied);
    }

    /** The dialplan's own path. */
    public String main() {
        return main;
    }

    /** All paths in order; the dialplan's own may be missing where it could not be read. */
    public List<String> paths() {
        return List.copyOf(contents.keySet());
    }

    /** A file's bytes, or empty where the bundle does not have it. */
    public Optional<byte[]> content(String path) {
        return Optional.ofNullable(contents.get(path)).map(byte[]::clone);
    }

    /**
     * SHA-256 in hexadecimal of the list that {@code sha256sum} prints of the files in the order of their paths: the same
     * names and bytes have the same version on every machine, and anybody can work it out by hand. People are shown the
     * first twelve characters.
     */
    public String version() {
        return version;
    }

    private static String version(SortedMap<String, byte[]> contents) {
        StringBuilder list = new StringBuilder();
        contents.forEach((path, content) ->
                list.append(hash(content)).append("  ").append(path).append('\n'));
        return hash(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String shown(String path) {
        return path;
    }

    @Override
    public Optional<byte[]> read(String path, Findings findings) {
        Optional<byte[]> content = content(path);
        if (content.isEmpty()) {
            findings.error(
                    SourceSpan.startOf(path), YamlRule.UNREADABLE_FILE, "there is no such file", "check the name");
        }
        return content;
    }

    @Override
    public Set<String> names(String folder) {
        Set<String> names = new TreeSet<>();
        for (String path : contents.keySet()) {
            if (path.startsWith(folder) && path.indexOf('/', folder.length()) < 0) {
                names.add(path.substring(folder.length()));
            }
        }
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bundle bundle && main.equals(bundle.main) && version.equals(bundle.version);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return "%s and %d more, version %s".formatted(main, contents.size() - 1, version.substring(0, 12));
    }
}
