package io.greenline.dialplan;

import java.util.Optional;

/**
 * A value that comes back from outside.
 *
 * @param name under the node's {@code into}
 * @param pointer where it stands in the JSON that comes back (RFC 6901)
 * @param otherwise what it is when it is not there or null; empty makes the answer a failed one
 */
public record ResultField(String name, ValueType type, String pointer, Optional<Value> otherwise) {}
