package io.greenline.dialplan;

import io.greenline.source.Findings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A dialplan that is one file in memory, under whatever name its findings are to carry. */
final class OneFile implements FileSource {
    static final String PATH = "dialplan.yaml";

    private final String shown;
    private final byte[] content;

    OneFile(String shown, byte[] content) {
        this.shown = shown;
        this.content = content.clone();
    }

    @Override
    public String shown(String path) {
        return path.equals(PATH) ? shown : path;
    }

    @Override
    public Optional<byte[]> read(String path, Findings findings) {
        return path.equals(PATH)
                ? Optional.of(content.clone())
                : Bundle.of(PATH, Map.of()).read(path, findings);
    }

    @Override
    public Set<String> names(String folder) {
        return Set.of();
    }
}
