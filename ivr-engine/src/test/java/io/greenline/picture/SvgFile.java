package io.greenline.picture;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An SVG file as a reader's program sees it: whatever is no well-formed XML fails the test. */
final class SvgFile {
    private static final Pattern MOVED = Pattern.compile("translate\\((\\S+) (\\S+)\\)");
    private final Document document;

    SvgFile(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        this.document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    List<Element> all(String tag) {
        return list(document.getElementsByTagName(tag));
    }

    /** Groups of a class. */
    List<Element> groups(String classed) {
        return all("g").stream()
                .filter(group ->
                        Stream.of(group.getAttribute("class").split(" ")).anyMatch(classed::equals))
                .toList();
    }

    /** Those of the charts; the legend's lead nowhere. */
    List<Element> lines() {
        return groups("line").stream()
                .filter(line -> line.hasAttribute("data-from"))
                .toList();
    }

    Element byId(String id) {
        return all("g").stream()
                .filter(group -> group.getAttribute("id").equals(id))
                .reduce((one, two) -> {
                    throw new AssertionError("twice: " + id);
                })
                .orElseThrow(() -> new AssertionError("not there: " + id));
    }

    static String title(Element group) {
        return list(group.getElementsByTagName("title")).getFirst().getTextContent();
    }

    /** Width and height of what is shown. */
    double[] size() {
        String[] numbers = document.getDocumentElement().getAttribute("viewBox").split(" ");
        return new double[] {Double.parseDouble(numbers[2]), Double.parseDouble(numbers[3])};
    }

    /** Where an element's own origin is on the page. */
    static double[] origin(Element element) {
        double[] at = {0, 0};
        for (Node node = element; node instanceof Element above; node = node.getParentNode()) {
            Matcher moved = MOVED.matcher(above.getAttribute("transform"));
            if (moved.matches()) {
                at[0] += Double.parseDouble(moved.group(1));
                at[1] += Double.parseDouble(moved.group(2));
            }
        }
        return at;
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
