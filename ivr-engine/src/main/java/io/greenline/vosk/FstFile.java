package io.greenline.vosk;

import io.greenline.speech.RecognizerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What can be known of an OpenFst file without libvosk: whether it is one, whether all its states and arcs are there, and
 * the words that it carries. libvosk ends the whole process over a {@code HCLr.fst} that breaks off.
 *
 * <p>The form: a header (magic number, kind, kind of arcs, version, flags, properties, start, numbers of states and arcs),
 * symbol tables where the flags say so, then states of 20 bytes and arcs of 16 for the kind {@code const}. A
 * {@code olabel_lookahead} is a header, the mark of an add-on and then another whole file.
 */
final class FstFile {
    private static final int MAGIC = 0x7EB2FDD6;
    private static final int ADD_ON_MAGIC = 0x1A9FD15A;
    private static final int SYMBOLS_MAGIC = 0x7EB2FB74;
    private static final int HAS_INPUT_SYMBOLS = 1, HAS_OUTPUT_SYMBOLS = 2;
    private static final int STATE_BYTES = 20, ARC_BYTES = 16;
    /** Symbol tables come first; the largest vocabularies have some 30 MB of words. */
    private static final int LOOKED_AT_BYTES = 64 << 20;

    private static final int LONGEST_TEXT_BYTES = 4_096;

    private final Path file;
    private final ByteBuffer in;
    private final long sizeBytes;
    private Optional<Set<String>> words = Optional.empty();

    private FstFile(Path file, ByteBuffer in, long sizeBytes) {
        this.file = file;
        this.in = in;
        this.sizeBytes = sizeBytes;
    }

    /**
     * Looks at a file.
     *
     * @return the words that it carries, if any
     * @throws RecognizerException when it is not whole
     */
    static Optional<Set<String>> look(Path file) throws RecognizerException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer in = ByteBuffer.allocate((int) Math.min(channel.size(), LOOKED_AT_BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining() && channel.read(in) >= 0) {
                // until the buffer is full or the file ends
            }
            FstFile looked = new FstFile(file, in.flip(), channel.size());
            looked.read();
            return looked.words;
        } catch (IOException unreadable) {
            throw new RecognizerException("cannot read %s: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    private void read() throws RecognizerException {
        Header header = header();
        if (header.kind.endsWith("_lookahead")) {
            need(4);
            if (in.getInt() != ADD_ON_MAGIC) {
                throw broken("its look-ahead part does not begin where it should");
            }
            header = header();
        }
        if (header.kind.equals("const")) {
            long least = in.position() + header.states * STATE_BYTES + header.arcs * ARC_BYTES;
            if (sizeBytes < least) {
                throw broken("it breaks off: %d bytes of at least %d".formatted(sizeBytes, least));
            }
        }
    }

    private record Header(String kind, long states, long arcs) {}

    private Header header() throws RecognizerException {
        need(4);
        if (in.getInt() != MAGIC) {
            throw broken("it is no OpenFst file");
        }
        String kind = text();
        text(); // the kind of arcs
        need(40);
        in.getInt(); // version
        int flags = in.getInt();
        in.getLong(); // properties
        in.getLong(); // start
        long states = in.getLong();
        long arcs = in.getLong();
        if ((flags & HAS_INPUT_SYMBOLS) != 0) {
            words = Optional.of(symbols());
        }
        if ((flags & HAS_OUTPUT_SYMBOLS) != 0) {
            words = Optional.of(symbols());
        }
        return new Header(kind, states, arcs);
    }

    private Set<String> symbols() throws RecognizerException {
        need(4);
        if (in.getInt() != SYMBOLS_MAGIC) {
            throw broken("its table of words does not begin where it should");
        }
        text(); // the table's name
        need(16);
        in.getLong(); // the next free number
        long size = in.getLong();
        Set<String> symbols = new LinkedHashSet<>();
        for (long i = 0; i < size; i++) {
            symbols.add(text());
            need(8);
            in.getLong(); // its number
        }
        return symbols;
    }

    private String text() throws RecognizerException {
        need(4);
        int bytes = in.getInt();
        if (bytes < 0 || bytes > LONGEST_TEXT_BYTES) {
            throw broken("a name of %d bytes is in it".formatted(bytes));
        }
        need(bytes);
        byte[] text = new byte[bytes];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private void need(int bytes) throws RecognizerException {
        if (in.remaining() < bytes) {
            throw broken("it breaks off after %d bytes".formatted(sizeBytes));
        }
    }

    private RecognizerException broken(String what) {
        return new RecognizerException("%s is broken: %s; copy the model again, whole".formatted(file, what));
    }
}
