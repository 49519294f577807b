package io.greenline.store;

import io.greenline.telephony.CallId;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Where appends wait, durable, while the journal's own file cannot be written: one line of JSON an append, in a directory
 * that is best on another disk. Thread-safe.
 *
 * <p>What is read back from here goes to the journal before anything newer. A last line that was cut by a crash was never
 * acknowledged and is cut off; a file with another line that cannot be read is kept aside for a person, never deleted.
 */
final class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final long atMostBytes;
    private long events;
    private boolean damaged;

    /**
     * Finds what an earlier engine left.
     *
     * @throws StoreException when the directory cannot be used
     */
    Spool(Path directory, String name, long atMostBytes) {
        this.file = directory.resolve(name + ".spool");
        this.atMostBytes = atMostBytes;
        try {
            Files.createDirectories(directory);
            cutOffTornLine();
            this.events = read().stream().mapToInt(PendingAppend::events).sum();
        } catch (IOException e) {
            throw new StoreException("%s: cannot be used as the journal's spool (%s)".formatted(file, e), e);
        }
    }

    /** How many events are here. */
    synchronized long events() {
        return events;
    }

    /** Adds appends; when this returns they are on the disk. */
    synchronized void write(List<PendingAppend> appends) throws IOException {
        StringBuilder lines = new StringBuilder();
        appends.forEach(append -> lines.append(line(append)).append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        create();
        long before = Files.size(file);
        if (before + bytes.length > atMostBytes) {
            throw new IOException("%s has reached its bound of %d bytes".formatted(file, atMostBytes));
        }
        // Not a FileChannel: an interrupt, as closing sends, would close that half way.
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            try {
                out.write(bytes);
                out.getFD().sync();
            } catch (IOException e) {
                out.getChannel().truncate(before);
                throw e;
            }
        }
        events += appends.stream().mapToInt(PendingAppend::events).sum();
    }

    /** All that is here, in order. */
    synchronized List<PendingAppend> read() throws IOException {
        List<PendingAppend> appends = new ArrayList<>();
        if (!Files.exists(file)) {
            return appends;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                appends.add(append(line));
            }
        } catch (JacksonException | IllegalArgumentException e) {
            damaged = true;
            LOG.error("{}: line {} cannot be read; it and what follows stay in the file", file, appends.size() + 1);
        }
        return appends;
    }

    /** Forgets all that could be read: it is in the journal now. */
    synchronized void clear() throws IOException {
        if (damaged) {
            Path aside = Files.createTempFile(file.getParent(), file.getFileName() + ".damaged-", "");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("{}: holds events that are not in the journal; look at it and keep it", aside);
            damaged = false;
        } else {
            Files.deleteIfExists(file);
        }
        events = 0;
    }

    private void cutOffTornLine() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            long end = content.length();
            for (boolean torn = true; torn && end > 0; end -= torn ? 1 : 0) {
                content.seek(end - 1);
                torn = content.read() != '\n';
            }
            content.setLength(end);
        }
    }

    private void create() throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException fromBefore) {
            // It is added to.
        }
    }

    private static String line(PendingAppend append) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            json.writeString(append.call().value());
            for (PendingAppend.Row row : append.rows()) {
                json.writeNumber(row.sequence());
                json.writeNumber(row.atMicros());
                json.writeString(row.type());
                json.writeString(row.body());
            }
            // The state stands last and alone: a text where the next event's number would be.
            if (append.state().isPresent()) {
                json.writeString(append.state().get());
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static PendingAppend append(String line) {
        List<PendingAppend.Row> rows = new ArrayList<>();
        Optional<String> state = Optional.empty();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            json.nextToken();
            json.nextToken();
            CallId call = new CallId(json.getString());
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    state = Optional.of(json.getString());
                } else {
                    rows.add(row(json));
                }
            }
            return PendingAppend.of(call, rows, state);
        }
    }

    private static PendingAppend.Row row(JsonParser json) {
        long sequence = json.getLongValue();
        json.nextToken();
        long at = json.getLongValue();
        json.nextToken();
        String type = json.getString();
        json.nextToken();
        return new PendingAppend.Row(sequence, at, type, json.getString());
    }
}
