package io.greenline.app.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * A row of the table of settings.
 *
 * @param name as the file has it; ends in a dot where the row is a family, such as {@code endpoints.}
 * @param member the form of what follows the dot; empty for a single key
 * @param form the form of the value
 * @param standard the value when nobody sets one; empty when there is none
 * @param meaning one sentence for the reference
 * @param example a whole line's value; for a family {@code member=value}
 */
record SettingKey<T>(
        String name, Optional<Member> member, Form<T> form, String standard, String meaning, String example) {

    /**
     * What a family's members are called.
     *
     * @param placeholder as the reference shows it
     */
    record Member(String placeholder, Form<String> form) {}

    boolean family() {
        return member.isPresent();
    }

    /** The name as the reference shows it: {@code endpoints.<name>}. */
    String shown() {
        return name + member.map(part -> "<" + part.placeholder() + ">").orElse("");
    }

    /** The environment variable that wins over the file. */
    String variable() {
        return variable(name);
    }

    static String variable(String key) {
        return "GREENLINE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The first word: settings of one concern share it. */
    String concern() {
        return name.substring(0, name.indexOf('.'));
    }
}
