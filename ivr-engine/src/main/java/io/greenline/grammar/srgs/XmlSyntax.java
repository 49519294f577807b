package io.greenline.grammar.srgs;

import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** What the JDK's parser says of a text that is no XML, in places and words of ours. */
final class XmlSyntax {
    private static final String MESSAGE = "Message: ";

    private XmlSyntax() {}

    /** Columns there count units of UTF-16. */
    static SourceSpan place(SourceText source, XMLStreamException broken) {
        if (broken.getLocation() == null || broken.getLocation().getLineNumber() < 1) {
            return SourceSpan.startOf(source.file());
        }
        List<String> lines = source.text().lines().toList();
        int line = Math.min(broken.getLocation().getLineNumber(), Math.max(1, lines.size()));
        String text = lines.isEmpty() ? "" : lines.get(line - 1);
        int units = Math.clamp(broken.getLocation().getColumnNumber() - 1, 0, text.length());
        return new SourceSpan(source.file(), line, text.codePointCount(0, units) + 1);
    }

    /** Without the place, which the finding has, and without the addresses of namespaces' rules. */
    static String plain(XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        int start = message.indexOf(MESSAGE);
        String text = (start < 0 ? message : message.substring(start + MESSAGE.length())).strip();
        if (text.contains("#AttributeNotUnique") || text.contains("#AttributeNSNotUnique")) {
            return "an attribute stands twice";
        }
        if (text.contains("PrefixUnbound")) {
            return "a prefix is not declared";
        }
        if (text.startsWith("JAXP")) {
            return "it is larger or deeper than XML here may be";
        }
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
