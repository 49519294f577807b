package io.greenline.app.hours;

import io.greenline.app.hours.Reading.Ignored;
import io.greenline.app.hours.Reading.Why;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code overrides.json} in the store's folder. Readers see the file before a change or after it, never a half; writers,
 * also of other processes, wait for one another. Thread-safe.
 */
public final class OverrideFile {
    private static final String LIST = "overrides";
    private static final int MAX_BYTES = 1 << 18;
    /** A file lock is the whole process's: threads need one of their own beside it. */
    private static final ReentrantLock WRITERS = new ReentrantLock();

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Optional<Seal> seal;

    /**
     * @param directory the store's folder
     * @param seal empty where no key is set: then whatever the file holds is ignored
     */
    public OverrideFile(Path directory, Optional<Seal> seal) {
        this.file = directory.resolve("overrides.json");
        this.seal = seal;
    }

    /** What changes with every change of the file; no stamp is equal to that of a file which is not there. */
    record Stamp(String text) {
        static final Stamp NO_FILE = new Stamp("none");
    }

    Stamp stamp() {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            // Each change makes a new file, so its key tells even two changes within one tick of the clock apart.
            return new Stamp("%s %d %s".formatted(found.lastModifiedTime(), found.size(), found.fileKey()));
        } catch (IOException _) {
            return Stamp.NO_FILE;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Everything in the file, sorted into what counts and what does not. A file that is not there holds nothing. */
    public Reading read(Instant now) {
        Map<CalendarName, HoursOverride> valid = new HashMap<>();
        List<Ignored> ignored = new ArrayList<>();
        try {
            int entry = 0;
            for (JsonNode node : entries()) {
                entry++;
                sort(node, entry, now, valid, ignored);
            }
        } catch (NoSuchFileException _) {
            return Reading.NOTHING;
        } catch (IOException | JacksonException _) {
            return new Reading(Map.of(), List.of(new Ignored("the whole file", Why.MALFORMED)));
        }
        return new Reading(valid, ignored);
    }

    private JsonNode entries() throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MAX_BYTES + 1);
        }
        if (content.length > MAX_BYTES) {
            throw new IOException("over 256 KB");
        }
        JsonNode list = JSON.readTree(content).path(LIST);
        if (!list.isArray()) {
            throw new IOException("no list of overrides");
        }
        return list;
    }

    private void sort(
            JsonNode node, int entry, Instant now, Map<CalendarName, HoursOverride> valid, List<Ignored> ignored) {
        Optional<HoursOverride> read = override(node);
        if (read.isEmpty()) {
            ignored.add(new Ignored("entry " + entry, Why.MALFORMED));
            return;
        }
        HoursOverride override = read.get();
        Optional<Why> why = why(override, node.path("signature").asString(""), now);
        if (why.isPresent()) {
            ignored.add(new Ignored(override.calendar().value(), why.get()));
        } else {
            valid.merge(
                    override.calendar(),
                    override,
                    (one, other) -> one.ordered().isAfter(other.ordered()) ? one : other);
        }
    }

    private Optional<Why> why(HoursOverride override, String signature, Instant now) {
        if (seal.isEmpty()) {
            return Optional.of(Why.NO_KEY);
        }
        if (!seal.get().fits(override, signature)) {
            return Optional.of(Why.BAD_SIGNATURE);
        }
        return override.isExpired(now) ? Optional.of(Why.EXPIRED) : Optional.empty();
    }

    private static Optional<HoursOverride> override(JsonNode node) {
        try {
            String state = node.path("state").asString("");
            if (!state.equals("open") && !state.equals("closed")) {
                return Optional.empty();
            }
            return Optional.of(new HoursOverride(
                    new CalendarName(node.path("calendar").asString("")),
                    state.equals("open") ? State.OPEN : State.CLOSED,
                    Instant.parse(node.path("until").asString("")),
                    Instant.parse(node.path("ordered").asString("")),
                    node.path("reason").asString("")));
        } catch (DateTimeException | IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    /**
     * Changes what is in force; what has expired or is not rightly signed is left out of the new file.
     *
     * @param change gets the valid overrides by calendar
     * @return what was in the file before; where it could not be read it is kept beside the new one as {@code .damaged}
     * @throws IllegalStateException without a key
     */
    public Reading change(Instant now, Consumer<Map<CalendarName, HoursOverride>> change) throws IOException {
        Seal signing = seal.orElseThrow(() -> new IllegalStateException("without a key nothing can be signed"));
        WRITERS.lock();
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling("overrides.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Reading before = read(now);
            if (!before.suspicious().isEmpty()) {
                Files.copy(file, file.resolveSibling("overrides.json.damaged"), StandardCopyOption.REPLACE_EXISTING);
            }
            Map<CalendarName, HoursOverride> overrides = new HashMap<>(before.valid());
            change.accept(overrides);
            write(overrides.values().stream().toList(), signing);
            return before;
        } finally {
            WRITERS.unlock();
        }
    }

    private void write(List<HoursOverride> overrides, Seal signing) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "overrides", ".new");
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(json(overrides, signing)));
                out.force(true);
            }
            // Nothing in it is secret, and the engine may run as another user than who gives the order.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static byte[] json(List<HoursOverride> overrides, Seal signing) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray(LIST);
        for (HoursOverride override : overrides) {
            list.addObject()
                    .put("calendar", override.calendar().value())
                    .put("state", override.word())
                    .put("until", override.until().toString())
                    .put("ordered", override.ordered().toString())
                    .put("reason", override.reason())
                    .put("signature", signing.sign(override));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
