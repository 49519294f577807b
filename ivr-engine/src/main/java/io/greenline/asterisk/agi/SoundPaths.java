package io.greenline.asterisk.agi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Where Asterisk finds what the engine has in its prompts directory.
 *
 * @param promptsDirectory as the engine sees it, absolute
 * @param switchDirectory the same place as Asterisk sees it, without a slash at its end
 */
record SoundPaths(Path promptsDirectory, String switchDirectory) {
    SoundPaths {
        promptsDirectory = promptsDirectory.toAbsolutePath().normalize();
        switchDirectory = switchDirectory.endsWith("/")
                ? switchDirectory.substring(0, switchDirectory.length() - 1)
                : switchDirectory;
    }

    /** The file in Asterisk's words; empty for one outside the prompts directory or with a control character. */
    Optional<String> asAsteriskSees(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!absolute.startsWith(promptsDirectory) || absolute.equals(promptsDirectory)) {
            return Optional.empty();
        }
        StringJoiner path = new StringJoiner("/", switchDirectory + "/", "");
        promptsDirectory.relativize(absolute).forEach(name -> path.add(name.toString()));
        String name = path.toString();
        return name.chars().noneMatch(Character::isISOControl) ? Optional.of(name) : Optional.empty();
    }
}
