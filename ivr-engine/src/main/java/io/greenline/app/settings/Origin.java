package io.greenline.app.settings;

import io.greenline.source.SourceSpan;
import java.nio.file.Path;

/** Where a setting's value comes from, as a person finds it again. */
public sealed interface Origin {

    /** A line of the settings file. */
    record InFile(SourceSpan at) implements Origin {
        @Override
        public String toString() {
            return at.toString();
        }
    }

    record Environment(String variable) implements Origin {
        @Override
        public String toString() {
            return "environment variable " + variable;
        }
    }

    record SystemProperty(String name) implements Origin {
        @Override
        public String toString() {
            return "system property " + name;
        }
    }

    /** Nobody set it. */
    record Standard() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** The folder that a relative path is relative to: the settings file's own, else where the program was started. */
    default Path base(Path workingDirectory) {
        return switch (this) {
            case InFile(SourceSpan at) -> {
                Path file = workingDirectory.resolve(at.file()).normalize();
                Path parent = file.getParent();
                yield parent == null ? workingDirectory : parent;
            }
            case Environment _, SystemProperty _, Standard _ -> workingDirectory;
        };
    }
}
