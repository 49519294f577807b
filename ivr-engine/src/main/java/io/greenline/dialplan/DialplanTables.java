package io.greenline.dialplan;

import io.greenline.yaml.KeyTable;
import io.greenline.yaml.TableSet;
import java.util.List;
import java.util.stream.Stream;

/** The keys of the dialplan language, for whoever describes it to people or to their editors. */
public final class DialplanTables {
    private static final List<KeyTable> KINDS =
            Stream.of(NodeKind.values()).map(NodeKind::keys).toList();

    private DialplanTables() {}

    /** Those of a dialplan. */
    public static TableSet dialplan() {
        return new TableSet(DialplanKeys.TOP, DialplanKeys.ALL, KINDS);
    }

    /** Those of a fragment. */
    public static TableSet fragment() {
        return new TableSet(DialplanKeys.FRAGMENT, DialplanKeys.ALL, KINDS);
    }
}
