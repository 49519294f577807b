package io.greenline.grammar.srgs;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Where the reading of an XML grammar has got to. The parser of the JDK under it fetches nothing and expands nothing: no
 * document type is followed and no entity is known but the five of XML.
 */
final class XmlCursor {
    static final String NAMESPACE = "http://www.w3.org/2001/06/grammar";

    private static final String PUBLIC_ID = "-//W3C//DTD GRAMMAR 1.0//EN";

    private final SourceText source;
    private final Findings findings;
    private final XMLStreamReader reader;
    private final XmlPlaces places;
    private boolean anyNamespace;
    private boolean begun;
    private boolean unread;
    private int behindTag;

    XmlCursor(SourceText source, Findings findings) throws XMLStreamException {
        this.source = source;
        this.findings = findings;
        this.reader = hardened().createXMLStreamReader(new StringReader(source.text()));
        this.places = new XmlPlaces(source);
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // Files are small, and how deep is too deep is told by us.
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        return factory;
    }

    /** What comes next; comments and instructions are passed over, and text goes on behind them. */
    XmlEvent next() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (unread || reader.hasNext()) {
            int event = unread ? reader.getEventType() : reader.next();
            unread = false;
            switch (event) {
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    if (!text.isEmpty()) {
                        unread = true;
                        return new XmlEvent.Text(text.toString(), behindTag);
                    }
                    return event == XMLStreamConstants.START_ELEMENT ? start() : end();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.DTD -> documentType(reader.getText());
                default -> {
                    // Comments and processing instructions (section 4.13).
                }
            }
        }
        return new XmlEvent.End();
    }

    private XmlEvent end() {
        behindTag = places.nextEnd();
        return new XmlEvent.End();
    }

    private XmlEvent start() {
        XmlPlaces.Tag tag = places.nextElement();
        behindTag = tag.end();
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        if (!begun) {
            begun = true;
            anyNamespace = !namespace.equals(NAMESPACE);
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            if (prefix == null || prefix.isEmpty()) {
                attributes.put(name, reader.getAttributeValue(i));
            } else if (prefix.equals(XMLConstants.XML_NS_PREFIX)) {
                attributes.put(prefix + ":" + name, reader.getAttributeValue(i));
            }
        }
        boolean ours = namespace.equals(NAMESPACE) || (anyNamespace && namespace.isEmpty());
        return new XmlEvent.Start(new XmlElement(reader.getLocalName(), ours, attributes, tag));
    }

    /** Whether the first element is in the namespace of SRGS. */
    boolean inNamespace() {
        return !anyNamespace;
    }

    /** Passes over the rest of the element that was started last. */
    void passElement() throws XMLStreamException {
        for (int open = 1; open > 0; ) {
            switch (next()) {
                case XmlEvent.Start _ -> open++;
                case XmlEvent.End _ -> open--;
                case XmlEvent.Text _ -> {
                    // Passed over too.
                }
            }
        }
    }

    /** The document type of the standard is tolerated and not looked at (section 4.3). */
    private void documentType(String text) {
        List<String> words = List.of(text.strip().split("[\\s>\\[]+", 4));
        boolean known = words.size() >= 3
                && words.get(1).equals("grammar")
                && words.get(2).equals("PUBLIC")
                && text.contains(PUBLIC_ID);
        if (!known || text.contains("[")) {
            String problem = known ? "the document type declares something" : "this document type is not that of SRGS";
            int at = Math.max(0, source.text().indexOf("<!DOCTYPE"));
            findings.error(
                    source.span(source.text().codePointCount(0, at)),
                    GrammarRule.GRAMMAR_SYNTAX,
                    problem,
                    "remove it: no document type is needed, and none is read");
        }
    }
}
