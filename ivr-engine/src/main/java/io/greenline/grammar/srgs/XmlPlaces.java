package io.greenline.grammar.srgs;

import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the elements of an XML text begin, one after the other. The JDK's parser only tells where it has got to, which is
 * behind what it reports; this walks the same text beside it. It trusts that the parser has found the text well-formed so far.
 */
final class XmlPlaces {
    private final SourceText source;
    private int next;
    private boolean endedItself;

    XmlPlaces(SourceText source) {
        this.source = source;
    }

    /**
     * Where a tag stands.
     *
     * @param attributes the places of its attributes' values, by their names as written
     * @param end the offset behind it
     */
    record Tag(SourceSpan at, Map<String, SourceSpan> attributes, int end) {
        /** Of an attribute's value; of the element where it has no such attribute. */
        SourceSpan of(String attribute) {
            return attributes.getOrDefault(attribute, at);
        }
    }

    /** The next element's start tag. */
    Tag nextElement() {
        toTag();
        return next < source.length() ? tag() : new Tag(source.span(next), Map.of(), next);
    }

    /** The offset behind the next end tag; behind the start tag of an element that ends with it. */
    int nextEnd() {
        if (endedItself) {
            endedItself = false;
        } else {
            toTag();
            pass(">");
        }
        return next;
    }

    /** Goes to the next tag, over everything that is none. */
    private void toTag() {
        while (next < source.length()) {
            if (source.at(next) != '<') {
                next++;
            } else if (starts("<!--")) {
                pass("-->");
            } else if (starts("<![CDATA[")) {
                pass("]]>");
            } else if (starts("<?")) {
                pass("?>");
            } else if (starts("<!")) {
                documentType();
            } else {
                return;
            }
        }
    }

    /** It ends at the first {@code >} outside its brackets. */
    private void documentType() {
        int open = 0;
        while (next < source.length() && (source.at(next) != '>' || open > 0)) {
            open += source.at(next) == '[' ? 1 : source.at(next) == ']' ? -1 : 0;
            next++;
        }
        next = Math.min(next + 1, source.length());
    }

    private Tag tag() {
        int start = next++;
        Map<String, SourceSpan> attributes = new HashMap<>();
        passName();
        while (next < source.length() && source.at(next) != '>') {
            int name = next;
            passName();
            if (next == name) {
                next++;
            } else {
                value(text(name, next), attributes);
            }
        }
        endedItself = next < source.length() && source.at(next - 1) == '/';
        next = Math.min(next + 1, source.length());
        return new Tag(source.span(start), attributes, next);
    }

    private void value(String name, Map<String, SourceSpan> attributes) {
        while (next < source.length() && source.at(next) != '"' && source.at(next) != '\'') {
            next++;
        }
        if (next < source.length()) {
            int quote = source.at(next++);
            attributes.put(name, source.span(next));
            while (next < source.length() && source.at(next) != quote) {
                next++;
            }
            next = Math.min(next + 1, source.length());
        }
    }

    private void passName() {
        while (next < source.length() && "=>/".indexOf(source.at(next)) < 0 && !AbnfSigns.isBlank(source.at(next))) {
            next++;
        }
    }

    private boolean starts(String text) {
        return AbnfSigns.startsWith(source, next, text);
    }

    private void pass(String closing) {
        while (next < source.length() && !starts(closing)) {
            next++;
        }
        next = Math.min(next + closing.length(), source.length());
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.appendCodePoint(source.at(i));
        }
        return text.toString();
    }
}
