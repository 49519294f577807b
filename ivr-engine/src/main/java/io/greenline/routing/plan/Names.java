package io.greenline.routing.plan;

import io.greenline.routing.Skill;
import io.greenline.source.Findings;
import io.greenline.telephony.Media;
import io.greenline.telephony.Name;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of one routing file, read and looked up.
 *
 * @param written the queues that the file has, usable or not: one with a mistake in it is there all the same; empty where it
 *     cannot be told
 */
record Names(Optional<Set<String>> written, Findings findings) {
    static final Map<String, Media> MEDIA =
            Map.of("voice", Media.VOICE, "video", Media.VIDEO, "text", Media.TEXT);

    /** A name of the author's own. */
    Optional<String> own(Scalar text) {
        if (Name.isName(text.text())) {
            return Optional.of(text.text());
        }
        findings.error(
                text.at(),
                RoutingRule.ROUTING_NAME,
                "'%s' is not a name".formatted(text),
                "use lower-case letters, digits and hyphens, beginning with a letter");
        return Optional.empty();
    }

    Optional<String> own(Fields fields, String key) {
        return fields.text(key).flatMap(this::own);
    }

    Optional<Skill> skill(Scalar text) {
        return own(text).map(Skill::new);
    }

    /** Whether a queue is in this file. */
    boolean hasQueue(String name) {
        return written.isEmpty() || written.get().contains(name);
    }

    /** The queues of this file, for guesses. */
    Set<String> known() {
        return written.orElse(Set.of());
    }

    /** A queue of this file. */
    Optional<QueueId> queue(Scalar name) {
        if (hasQueue(name.text())) {
            return Name.isName(name.text()) ? Optional.of(new QueueId(name.text())) : Optional.empty();
        }
        Optional<String> meant = findings.meant(name.text(), known());
        findings.error(
                name.at(),
                RoutingRule.QUEUE_NOT_HERE,
                "there is no queue '%s' in this file".formatted(name),
                meant.map("did you mean '%s'?"::formatted).orElse("write it under 'queues:'"),
                name.replacedBy(meant));
        return Optional.empty();
    }

    /** The media under a key, one or several. */
    Set<Media> media(Fields fields, String key) {
        Set<Media> media = EnumSet.noneOf(Media.class);
        fields.oneOrMore(key).forEach(value -> Fields.word(value, MEDIA, findings).ifPresent(media::add));
        return media;
    }

    /** The texts under a key, one or several. */
    Set<String> texts(Fields fields, String key) {
        Set<String> texts = new LinkedHashSet<>();
        for (YamlValue value : fields.oneOrMore(key)) {
            Fields.text(value, "'%s' takes texts".formatted(key), findings)
                    .map(Scalar::text)
                    .ifPresent(texts::add);
        }
        return texts;
    }

    /** The queues under a key, one or several. */
    List<QueueId> queues(Fields fields, String key) {
        return fields.oneOrMore(key).stream()
                .flatMap(value -> Fields.text(value, "'%s' takes names".formatted(key), findings).stream())
                .flatMap(name -> queue(name).stream())
                .distinct()
                .toList();
    }
}
