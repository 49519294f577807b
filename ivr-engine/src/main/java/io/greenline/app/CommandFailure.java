package io.greenline.app;

import java.util.List;

/** A command cannot do what it was asked; the lines tell a person why and what to do. */
class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    CommandFailure(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    CommandFailure(String line) {
        this(List.of(line));
    }

    final List<String> lines() {
        return lines;
    }
}
