package io.greenline.grammar.srgs;

import io.greenline.source.SourceSpan;
import java.util.Map;
import java.util.Optional;

/**
 * The start tag of an element.
 *
 * @param ours whether it is in the namespace of SRGS
 * @param attributes in no namespace, and those that begin with {@code xml:}, by their names as written
 */
record XmlElement(String name, boolean ours, Map<String, String> attributes, XmlPlaces.Tag tag) {
    SourceSpan at() {
        return tag.at();
    }

    /** Where an attribute's value begins; the element's place where it has no such attribute. */
    SourceSpan at(String attribute) {
        return tag.of(attribute);
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
