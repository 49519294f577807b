package io.greenline.yaml;

import java.util.List;

/**
 * The key tables of one kind of file.
 *
 * @param top the table of the whole file
 * @param all in the order of the reference
 * @param kinds those of which a node is one; each requires the key that it is called by
 */
public record TableSet(KeyTable top, List<KeyTable> all, List<KeyTable> kinds) {
    public TableSet {
        all = List.copyOf(all);
        kinds = List.copyOf(kinds);
    }
}
