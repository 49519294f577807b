package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Map;
import java.util.Optional;

/**
 * Where a text that is missing should stand.
 *
 * @param beside for every file that has prompts: the prompt files that belong to it, by language tag
 */
record TextPlaces(Map<String, Map<String, String>> beside) {

    /** The prompt file for this language, where the file in which the prompt stands has one. */
    Optional<SourceSpan> of(Scalar prompt, Language language) {
        return Optional.ofNullable(
                        beside.getOrDefault(prompt.at().file(), Map.of()).get(language.tag()))
                .map(SourceSpan::startOf);
    }
}
