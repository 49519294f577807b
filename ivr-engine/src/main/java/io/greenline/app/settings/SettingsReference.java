package io.greenline.app.settings;

import java.util.Map;

/** Writes the reference page and the sample file from the table, so that neither can say anything else than the program. */
public final class SettingsReference {
    private static final Map<String, String> CONCERNS = Map.ofEntries(
            Map.entry("engine", "The engine"),
            Map.entry("dialplans", "Dialplans"),
            Map.entry("store", "Store"),
            Map.entry("customers", "Customers"),
            Map.entry("ari", "Asterisk over ARI"),
            Map.entry("agi", "Asterisk over FastAGI"),
            Map.entry("prompts", "Prompts"),
            Map.entry("hours", "Opening hours"),
            Map.entry("http", "Health, metrics and debugging"),
            Map.entry("log", "Log"),
            Map.entry("drain", "Stopping"),
            Map.entry("endpoints", "Transfer targets"),
            Map.entry("backends", "Backends"),
            Map.entry("backend-authorization-file", "Backends' secrets"),
            Map.entry("callbacks", "Callbacks"),
            Map.entry("handover", "Handovers"),
            Map.entry("texts", "Callers who write"),
            Map.entry("register", "Priority services register"),
            Map.entry("floor", "The floor: agents and queues"));

    private SettingsReference() {}

    /** {@code docs/settings.md}. */
    public static String page() {
        StringBuilder page = new StringBuilder("""
                # Settings

                <!-- Written by `greenline settings --reference`; a test compares. Change SettingTable, not this page. -->

                Greenline reads `greenline.properties` in the folder where it is started, or the file that `--settings FILE` or
                the environment variable `GREENLINE_SETTINGS` names. `greenline.properties.example` is a file to begin with;
                `greenline settings` prints what is in force and where each value comes from.

                What wins, first to last: the system property `greenline.<key>`, the environment variable (the key in upper
                case, `GREENLINE_` in front, dots and hyphens as underscores: `GREENLINE_ARI_PASSWORD_FILE`), the file, the
                default. Text is UTF-8; a backslash is written twice; nothing is interpolated. A relative path starts at
                the settings file's folder, or where the program was started when it does not come from the file. Unknown keys and bad
                values are refused, all at once, each with its place. Passwords are never printed.
                """);
        String concern = "";
        for (SettingKey<?> key : SettingTable.ALL) {
            if (!key.concern().equals(concern)) {
                concern = key.concern();
                page.append("\n## ").append(title(concern)).append("\n\n");
                page.append("| key | meaning | value | default |\n|---|---|---|---|\n");
            }
            String secret = key.form().secret() ? " (secret)" : "";
            page.append("| `%s` | %s | %s%s; `%s` | %s |\n"
                    .formatted(
                            key.shown(),
                            key.meaning(),
                            key.form().description(),
                            secret,
                            key.example(),
                            key.standard().isEmpty() ? "none" : "`" + key.standard() + "`"));
        }
        return page.toString();
    }

    /** {@code greenline.properties.example}: every key, commented out with its default or an example. */
    public static String sample() {
        StringBuilder sample = new StringBuilder("# Greenline's settings. Every line shows its default, or an example"
                + " where there is none;\n# remove the # of those to change. docs/settings.md is the reference.\n");
        String concern = "";
        for (SettingKey<?> key : SettingTable.ALL) {
            if (!key.concern().equals(concern)) {
                concern = key.concern();
                sample.append("\n# --- ").append(title(concern)).append(" ---\n");
            }
            sample.append("# ").append(key.meaning()).append(".\n");
            String line = key.family()
                    ? key.name() + key.example()
                    : key.name() + "=" + (key.standard().isEmpty() ? key.example() : key.standard());
            sample.append("#").append(line).append('\n');
        }
        return sample.toString();
    }

    private static String title(String concern) {
        return CONCERNS.getOrDefault(concern, concern);
    }
}
