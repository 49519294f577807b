package io.greenline.picture;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML: every text and value is escaped, and what XML cannot hold is left out. For one thread. */
final class Markup {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Markup() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    /** Nothing is written but to memory: it cannot fail, unless called in a wrong order. */
    private Markup write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Begins an element on a line of its own.
     *
     * @param attributes name, value, name, value; a number is written with one decimal
     */
    Markup open(String element, Object... attributes) {
        text.append('\n');
        return inline(element, attributes);
    }

    /** Of the element that was begun last and holds nothing yet. */
    Markup attribute(String name, Object value) {
        return write(() -> xml.writeAttribute(name, value(value)));
    }

    /** Begins an element where the last one ended. */
    private Markup inline(String element, Object... attributes) {
        return write(() -> {
            xml.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(String.valueOf(attributes[i]), value(attributes[i + 1]));
            }
        });
    }

    Markup close() {
        return write(xml::writeEndElement);
    }

    /** An element without content. */
    Markup element(String element, Object... attributes) {
        return open(element, attributes).close();
    }

    /** An element that holds a text. */
    Markup text(String element, String content, Object... attributes) {
        return open(element, attributes).characters(content).close();
    }

    Markup characters(String content) {
        return write(() -> xml.writeCharacters(legal(content)));
    }

    /** All that was written; a line's end after it. */
    String end() {
        write(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
        return text.toString().stripLeading() + "\n";
    }

    /** A number with at most one decimal: the same on every machine. */
    static String number(double value) {
        String shown = String.format(Locale.ROOT, "%.1f", value);
        return shown.endsWith(".0") ? shown.substring(0, shown.length() - 2) : shown;
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : legal(String.valueOf(value));
    }

    /** XML 1.0 section 2.2: characters that no document may hold are left out. */
    private static String legal(String content) {
        return content.codePoints()
                .filter(Markup::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
