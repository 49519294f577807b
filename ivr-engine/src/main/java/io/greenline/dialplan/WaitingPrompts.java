package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.telephony.Language;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the engine itself says to callers who wait in a queue. Part of every dialplan with a queue, so that it is synthesised,
 * recorded, rehearsed and overridden like the dialplan's own prompts.
 */
final class WaitingPrompts {
    /** How their names begin. */
    static final String BEGINNING = "waiting-";

    private static final List<Language> SHIPPED = List.of(new Language("zh-CN"), new Language("en-US"));
    private static final Language IN_NEED = new Language("en-US");

    private static final Map<Language, Map<String, Scalar>> TEXTS = new LinkedHashMap<>();

    static {
        SHIPPED.forEach(language -> TEXTS.put(language, read(language)));
    }

    private WaitingPrompts() {}

    /**
     * The texts of each prompt in a dialplan's languages; where there is none in any of them, in English rather than not at all.
     */
    static Map<String, Map<Language, Scalar>> in(List<Language> languages) {
        Map<String, Map<Language, Scalar>> prompts = new LinkedHashMap<>();
        languages.forEach(language -> shipped(language).ifPresent(own -> add(prompts, language, own)));
        if (prompts.isEmpty()) {
            add(prompts, IN_NEED, IN_NEED);
        }
        return prompts;
    }

    private static void add(Map<String, Map<Language, Scalar>> prompts, Language spoken, Language shipped) {
        TEXTS.getOrDefault(shipped, Map.of())
                .forEach((name, text) -> prompts.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                        .put(spoken, text));
    }

    /** The same language, or the same tongue in another country. */
    private static Optional<Language> shipped(Language language) {
        return SHIPPED.stream()
                .filter(language::equals)
                .findFirst()
                .or(() -> SHIPPED.stream().filter(language::isSameTongue).findFirst());
    }

    private static Map<String, Scalar> read(Language language) {
        String file = "waiting.prompts.%s.yaml".formatted(language.tag());
        Findings findings = new Findings();
        Map<String, Scalar> texts = new LinkedHashMap<>();
        YamlReader.read(new SourceText(file, text(file)), findings)
                .map(root -> Fields.entries(root, "a prompt file", findings))
                .orElse(List.of())
                .forEach(entry -> texts.put(entry.key().text(), scalar(entry)));
        if (findings.errors() > 0) {
            throw new IllegalStateException("the engine's own prompts cannot be read: " + findings.inOrder());
        }
        return texts;
    }

    private static Scalar scalar(Entry entry) {
        if (entry.value() instanceof Scalar scalar) {
            return scalar;
        }
        throw new IllegalStateException("the engine's own prompt '%s' is no text".formatted(entry.key()));
    }

    private static String text(String file) {
        try (InputStream in =
                Objects.requireNonNull(WaitingPrompts.class.getResourceAsStream(file), "no resource " + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
