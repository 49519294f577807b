package io.greenline.app.settings;

import io.greenline.app.settings.SettingsException.Problem;
import io.greenline.source.NearestWord;
import io.greenline.telephony.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All sources laid over one another, every key known to the table; collects what is wrong. */
final class GivenSettings {
    private static final String PROPERTY_PREFIX = "greenline.";
    private static final String VARIABLE_PREFIX = "GREENLINE_";

    /** Variables of the scripts, not of the engine. */
    private static final Set<String> SCRIPT_VARIABLES = Set.of(
            "GREENLINE_HOME",
            "GREENLINE_SETTINGS",
            "GREENLINE_JAVA_OPTIONS",
            "GREENLINE_MAVEN_OPTIONS",
            "GREENLINE_ASTERISK_ROOT",
            "GREENLINE_ASTERISK_SUITE",
            "GREENLINE_DEBIAN_MIRROR");

    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Path workingDirectory;

    GivenSettings(SettingSources sources) {
        this.workingDirectory = sources.workingDirectory();
        sources.file().ifPresent(file -> new SettingsFile(file, problems).read().forEach(this::addKnown));
        new TreeMap<>(sources.environment()).forEach(this::addVariable);
        new TreeMap<>(sources.properties()).forEach(this::addProperty);
    }

    List<Problem> problems() {
        return problems;
    }

    void refuse(Origin where, String rule, String problem, String remedy) {
        problems.add(new Problem(where, rule, problem, remedy));
    }

    /** Who set a single key. */
    Origin origin(SettingKey<?> key) {
        return origin(key, "");
    }

    /** Where a member of a family was set. */
    Origin origin(SettingKey<?> family, String member) {
        return Optional.ofNullable(given.get(family.name() + member))
                .map(Given::origin)
                .orElseGet(Origin.Standard::new);
    }

    /** The value of a key that has a default. */
    <T> T value(SettingKey<T> key) {
        return optional(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no default"));
    }

    /** The value of a key; empty when nobody set it and it has no default. A wrong one counts as not set. */
    <T> Optional<T> optional(SettingKey<T> key) {
        Given written = given.get(key.name());
        if (written != null) {
            Optional<T> value = read(key, key.name(), written);
            if (value.isPresent()) {
                return value;
            }
        }
        return key.standard().isEmpty()
                ? Optional.empty()
                : read(key, key.name(), new Given(key.standard(), new Origin.Standard()));
    }

    /** The values of a family, by what follows the dot. */
    <T> Map<String, T> members(SettingKey<T> family) {
        Map<String, T> members = new TreeMap<>();
        given.forEach((name, written) -> {
            if (name.startsWith(family.name())) {
                read(family, name, written)
                        .ifPresent(value ->
                                members.put(name.substring(family.name().length()), value));
            }
        });
        return members;
    }

    private <T> Optional<T> read(SettingKey<T> key, String name, Given written) {
        try {
            return Optional.of(
                    key.form().reader().read(written.text(), written.origin().base(workingDirectory)));
        } catch (Form.Refused e) {
            String shown = key.form().secret() ? "the value of '%s'".formatted(name) : shown(name, written.text());
            String why = e.why().isEmpty() ? "" : " (" + e.why() + ")";
            refuse(
                    written.origin(),
                    "bad-value",
                    shown + " cannot be used" + why,
                    "use %s, for example %s".formatted(key.form().description(), exampleValue(key)));
            return Optional.empty();
        }
    }

    private static String exampleValue(SettingKey<?> key) {
        return key.family() ? key.example().substring(key.example().indexOf('=') + 1) : key.example();
    }

    private static String shown(String name, String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return "'%s' of '%s'"
                .formatted(printable.length() <= 80 ? printable : printable.substring(0, 80) + "...", name);
    }

    private void addKnown(String name, Given written) {
        Optional<SettingKey<?>> key = find(name);
        if (key.isEmpty()) {
            refuse(
                    written.origin(),
                    "unknown-key",
                    "there is no setting '%s'".formatted(name),
                    NearestWord.remedy(name, names(), "docs/settings.md lists them all"));
            return;
        }
        if (key.get().family() && !memberFits(key.get(), name)) {
            refuse(
                    written.origin(),
                    "bad-name",
                    "'%s' does not name one of '%s'".formatted(name, key.get().shown()),
                    "after the dot stands "
                            + key.get().member().orElseThrow().form().description());
            return;
        }
        given.put(name, written);
    }

    private static Optional<SettingKey<?>> find(String name) {
        for (SettingKey<?> key : SettingTable.ALL) {
            if (key.family() ? name.startsWith(key.name()) : name.equals(key.name())) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private boolean memberFits(SettingKey<?> family, String name) {
        try {
            family.member()
                    .orElseThrow()
                    .form()
                    .reader()
                    .read(name.substring(family.name().length()), workingDirectory);
            return true;
        } catch (Form.Refused _) {
            return false;
        }
    }

    private static List<String> names() {
        return SettingTable.ALL.stream().map(SettingKey::name).toList();
    }

    private void addProperty(String property, String text) {
        // greenline.test.* belongs to the tests that need an Asterisk.
        if (property.startsWith(PROPERTY_PREFIX) && !property.startsWith("greenline.test.")) {
            String name = property.substring(PROPERTY_PREFIX.length());
            addKnown(name, new Given(text, new Origin.SystemProperty(property)));
        }
    }

    private void addVariable(String variable, String text) {
        if (!variable.startsWith(VARIABLE_PREFIX) || SCRIPT_VARIABLES.contains(variable)) {
            return;
        }
        Given written = new Given(text, new Origin.Environment(variable));
        for (SettingKey<?> key : SettingTable.ALL) {
            if (key.family()
                    && variable.startsWith(key.variable())
                    && variable.length() > key.variable().length()) {
                addKnown(
                        key.name()
                                + member(key, variable.substring(key.variable().length())),
                        written);
                return;
            }
            if (!key.family() && variable.equals(key.variable())) {
                addKnown(key.name(), written);
                return;
            }
        }
        List<String> variables =
                SettingTable.ALL.stream().map(SettingKey::variable).toList();
        refuse(
                written.origin(),
                "unknown-key",
                "there is no setting of this name",
                NearestWord.remedy(variable, variables, "docs/settings.md lists them all"));
    }

    /** A variable has neither case nor hyphens: they are put back. */
    private static String member(SettingKey<?> family, String upper) {
        String words = upper.toLowerCase(Locale.ROOT).replace('_', '-');
        boolean language = !family.equals(SettingTable.ENDPOINTS);
        return language && Language.isTag(Locale.forLanguageTag(words).toLanguageTag())
                ? Locale.forLanguageTag(words).toLanguageTag()
                : words;
    }

    /** Every key that is set or has a default, secrets masked, with who set it. */
    Map<String, Given> effective() {
        Map<String, Given> all = new LinkedHashMap<>();
        for (SettingKey<?> key : SettingTable.ALL) {
            if (!key.family() && !key.standard().isEmpty()) {
                all.put(key.name(), new Given(key.standard(), new Origin.Standard()));
            }
            given.forEach((name, written) -> {
                if (find(name).filter(key::equals).isPresent()) {
                    all.put(name, key.form().secret() ? new Given("***", written.origin()) : written);
                }
            });
        }
        return all;
    }
}
