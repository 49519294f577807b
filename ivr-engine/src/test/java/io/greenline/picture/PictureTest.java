package io.greenline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Edges;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.telephony.NodeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PictureTest {
    private static final Overlay NONE = new Overlay.None();

    private static SvgFile svg(Dialplan plan, Overlay overlay) throws Exception {
        return new SvgFile(Picture.of(plan, overlay, Format.SVG, Direction.DOWN));
    }

    private static Spot main(String node) {
        return new Spot("", new NodeId(node));
    }

    /** What the lines of a node stand for, each as often as it is drawn. */
    private static List<String> ways(SvgFile svg, String box) {
        return svg.lines().stream()
                .filter(line -> line.getAttribute("data-from").equals(box))
                .flatMap(line -> Arrays.stream(line.getAttribute("data-ways").split(", ")))
                .toList();
    }

    @Test
    void everyNodeAndEveryEdgeOfTheSampleIsDrawnOnce() throws Exception {
        Dialplan plan = Plans.hotline();
        SvgFile svg = svg(plan, NONE);
        Target failure = plan.ways().failure();
        for (Flow flow : Picture.flows(plan)) {
            for (Node node : flow.nodes().values()) {
                String box = (flow.name().isEmpty() ? "main." : "sub." + flow.name() + ".") + node.id();
                assertThat(SvgFile.title(svg.byId(box))).startsWith(node.id().value());
                List<String> expected = new ArrayList<>();
                for (Edge edge : Edges.of(node)) {
                    if (!(edge.label().equals("failed") && edge.target().equals(failure))) {
                        expected.add(edge.label());
                    }
                }
                if (flow.name().isEmpty() && !node.ways().failure().equals(failure)) {
                    expected.add("failure");
                }
                assertThat(ways(svg, box)).as(box).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void everyKindIsNamedByItsWordAndLooksLikeNoOther() throws Exception {
        Dialplan plan = Plans.everyKind();
        SvgFile svg = svg(plan, NONE);
        for (Node node : plan.main().nodes().values()) {
            Element box = svg.byId("main." + node.id());
            assertThat(SvgFile.title(box)).startsWith("%s (%s".formatted(node.id(), node.kind()));
            assertThat(box.getAttribute("class"))
                    .isEqualTo("box " + node.kind() + (node instanceof Node.Hangup ? " dark" : ""));
        }
        assertThat(Arrays.stream(Look.values()).map(Look::icon).filter(icon -> !icon.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLineLeadsToTheBoxOfItsTarget() throws Exception {
        SvgFile svg = svg(Plans.hotline(), NONE);
        assertThat(svg.lines())
                .anyMatch(line -> line.getAttribute("data-from").equals("main.main-menu")
                        && line.getAttribute("data-ways").equals("key 2")
                        && line.getAttribute("data-to").equals("main.outage"))
                .allSatisfy(line -> {
                    svg.byId(line.getAttribute("data-from"));
                    svg.byId(line.getAttribute("data-to"));
                });
    }

    @Test
    void aLineIsNamedAfterTheOptionOrTheConditionThatLeadsThere() throws Exception {
        SvgFile svg = svg(Plans.hotline(), NONE);
        List<String> texts =
                svg.all("text").stream().map(Element::getTextContent).toList();
        assertThat(texts).contains("2 outage", "caller.language == \"en-US\"", "next · none · failed");
    }

    @Test
    void aBoxSaysWhereItIsWrittenAndWhatTheCallerHearsFirst() throws Exception {
        Element box = svg(Plans.hotline(), NONE).byId("main.main-menu");
        assertThat(SvgFile.title(box)).contains("(menu)", "报修停电请说停电，或按2。查询电费请说电费，或按3。", "\nhotline.yaml:");
    }

    @Test
    void theHeadingNamesTheDialplanAndTheVersion() throws Exception {
        Dialplan plan = Plans.hotline();
        assertThat(svg(plan, NONE).all("text").stream().map(Element::getTextContent))
                .contains("hotline", "version " + plan.version().substring(0, 12));
    }

    @Test
    void theDialplansOwnWaysAreToldOnceAndANodesOwnAreDrawn() throws Exception {
        SvgFile svg = svg(Plans.nodes("""
                main: {play: hello, next: other}
                other: {play: hello, next: hangup, on: {operator: night}}
                night: {transfer: night-desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                """), NONE);
        assertThat(ways(svg, "main.main")).containsExactly("next");
        assertThat(ways(svg, "main.other")).containsExactlyInAnyOrder("next", "operator");
        assertThat(svg.all("text").stream().map(Element::getTextContent))
                .containsOnlyOnce("key 0 leads to desk", "what fails leads to desk");
        assertThat(svg.lines()).noneMatch(line -> line.getAttribute("data-to").equals("main.desk"));
    }

    @Test
    void edgesToTheSamePlaceShareALine() throws Exception {
        SvgFile svg = svg(Plans.nodes("main: {lookup: customer, next: desk, on: {not-found: desk}}\n"), NONE);
        assertThat(svg.lines())
                .filteredOn(line -> line.getAttribute("data-from").equals("main.main"))
                .singleElement()
                .satisfies(line -> assertThat(line.getAttribute("data-ways")).isEqualTo("next, not-found"));
    }

    @Test
    void aWayThatSharesItsLineIsNamedThoughAloneItWouldSayNothing() throws Exception {
        SvgFile svg = svg(
                Plans.nodes("main: {transfer: night-desk, next: desk, on: {busy: desk, no-answer: hangup}}\n"), NONE);
        assertThat(svg.all("text").stream().map(Element::getTextContent)).contains("next · busy");
    }

    @Test
    void aBoxThatManyLinesLeadToIsDrawnOnceAndNamedElsewhere() throws Exception {
        StringBuilder nodes = new StringBuilder("main: {menu: hello, options: [");
        for (int i = 1; i <= 8; i++) {
            nodes.append("{key: %d, value: v, next: n%d},".formatted(i, i));
        }
        nodes.append("]}\n");
        for (int i = 1; i <= 8; i++) {
            nodes.append("n%d: {play: hello, next: last}\n".formatted(i));
        }
        SvgFile svg = svg(Plans.nodes(nodes + "last: {play: hello, next: hangup}\n"), NONE);
        assertThat(svg.lines())
                .filteredOn(line -> line.getAttribute("data-to").equals("main.last"))
                .hasSize(1);
        assertThat(svg.groups("reference"))
                .hasSize(7)
                .allSatisfy(reference -> assertThat(
                                ((Element) reference.getElementsByTagName("a").item(0)).getAttribute("href"))
                        .isEqualTo("#main.last"));
    }

    @Test
    void whatIsNotTestedIsMarkedAndSaysSo() throws Exception {
        Dialplan plan = Plans.nodes("""
                main: {menu: hello, options: [{key: 1, value: a, next: one}, {key: 2, value: b, next: two}]}
                one: {play: hello, next: hangup}
                two: {play: hello, next: hangup}
                """);
        Overlay overlay = new Overlay.Coverage(
                Set.of(main("main"), main("one")),
                Set.of(new Passage(main("main"), "key 1"), new Passage(main("one"), "next")));
        SvgFile svg = svg(plan, overlay);
        assertThat(svg.groups("untested"))
                .extracting(group -> group.getAttribute("id") + group.getAttribute("data-ways"))
                .containsExactlyInAnyOrder("main.two", "main.desk", "key 2");
        assertThat(svg.byId("main.two").getTextContent()).contains("not tested");
        assertThat(svg.byId("main.one").getTextContent()).doesNotContain("not tested");
        assertThat(svg.all("text").stream().map(Element::getTextContent)).contains("2 b · not tested");
        // Nobody has come to 'two': that its way on is untested too needs no words.
        assertThat(svg.groups("beyond"))
                .anyMatch(line -> line.getAttribute("data-from").equals("main.two"));
    }

    @Test
    void anUntestedWayOfATestedLineIsNamed() throws Exception {
        Dialplan plan = Plans.nodes("main: {lookup: customer, next: desk, on: {not-found: desk}}\n");
        Overlay overlay = new Overlay.Coverage(Set.of(main("main")), Set.of(new Passage(main("main"), "next")));
        assertThat(svg(plan, overlay).all("text").stream().map(Element::getTextContent))
                .contains("found", "not-found (not tested)");
    }

    @Test
    void callsMakeLinesThickAndAreWrittenBesideThem() throws Exception {
        Dialplan plan = Plans.nodes("""
                main: {menu: hello, options: [{key: 1, value: a, next: one}, {key: 2, value: b, next: desk}]}
                one: {play: hello, next: hangup}
                """);
        Overlay overlay = new Overlay.Traffic(
                "40 calls",
                Map.of(main("main"), 40L, main("one"), 30L),
                Map.of(
                        new Hop(main("main"), new Target.Within(new NodeId("one"))), 30L,
                        new Hop(main("one"), new Target.Within(new NodeId("desk"))), 4L));
        SvgFile svg = svg(plan, overlay);
        List<String> texts =
                svg.all("text").stream().map(Element::getTextContent).toList();
        assertThat(texts).contains("40 calls", "40×", "1 a · 30×", "2 b · 0×", "desk 4×");
        assertThat(svg.lines())
                .filteredOn(line -> line.getAttribute("data-ways").equals("key 1"))
                .singleElement()
                .satisfies(line -> assertThat(
                                ((Element) line.getElementsByTagName("path").item(0)).getAttribute("style"))
                        .isEqualTo("stroke-width:4.8"));
    }

    @Test
    void theSameDialplanGivesTheSameBytes() {
        for (Format format : Format.values()) {
            assertThat(Picture.of(Plans.hotline(), NONE, format, Direction.DOWN))
                    .isEqualTo(Picture.of(Plans.hotline(), NONE, format, Direction.DOWN));
        }
    }

    @Test
    void hostileWordsStayWords() throws Exception {
        String hostile = "</text><script>alert(1)</script> ]]> & \\\" --> <!-- 'x' \uD83D\uDCA3";
        SvgFile svg = svg(hostile(hostile), NONE);
        assertThat(svg.all("script")).isEmpty();
        assertThat(SvgFile.title(svg.byId("main.main")))
                .contains("</text><script>alert(1)</script> ]]> & \" --> <!-- 'x' \uD83D\uDCA3");
    }

    private static Dialplan hostile(String words) {
        return Plans.of("""
                dialplan: test
                languages: [en-US]
                start: main
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  desk: {transfer: general-desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {play: hello, next: which}
                  which: {choose: [{if: 'caller.name == "<b>|&;#{}[]()`\\\\\\""', next: desk}, {else: desk}]}
                prompts: {hello: {en-US: "%s"}}
                """.formatted(words));
    }

    @Test
    void hostileWordsEndNoLabelOfMermaid() {
        String text = Picture.of(hostile("a\\\"] --> b; %% #quot; `x` <b>"), NONE, Format.MERMAID, Direction.RIGHT);
        assertThat(text.lines().filter(line -> line.startsWith("    ")))
                .allMatch(
                        line -> line.matches(
                                " {4}n\\d+(\\(\\[|\\[\\(|\\[\\[|\\[/|\\{\\{|\\(|\\[|>)\"[^\"`<>]*(<br/>[^\"`<>]*)*\"(]\\)|\\)]|]]|/]|}}|\\)|])"
                                        + "| {4}n\\d+ (-->|-\\.->)(\\|\"[^\"|`<>]*(<br/>[^\"|`<>]*)*\"\\|)? n\\d+"),
                        "a box or a link");
        assertThat(text).contains("flowchart LR", "#34;] --#62; b", "#35;quot#59;".replace("#59;", ";"));
    }

    @Test
    void hostileWordsEndNoLabelOfDot() {
        String text = Picture.of(hostile("a\\\"]; b -> c &lt; \\\\n"), NONE, Format.DOT, Direction.DOWN);
        String statement =
                " *(n\\d+( -> n\\d+)? \\[|label=|graph \\[|node \\[|edge \\[|subgraph cluster_\\d+ \\{|}|digraph ).*";
        assertThat(text.lines()).allMatch(line -> line.matches(statement));
        // With every quoted text taken out, nothing of the words is left.
        assertThat(text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")).doesNotContain("\"", "c &", "caller", "b ->");
        assertThat(text).contains("&amp;lt;", "\\\\n");
    }

    @Test
    void allFormatsShowTheSameBoxesAndLines() throws Exception {
        Dialplan plan = Plans.hotline();
        SvgFile svg = svg(plan, NONE);
        String mermaid = Picture.of(plan, NONE, Format.MERMAID, Direction.DOWN);
        String dot = Picture.of(plan, NONE, Format.DOT, Direction.DOWN);
        int lines = svg.lines().size();
        assertThat(mermaid.lines().filter(line -> line.matches(" {4}n\\d+ -.*")))
                .hasSize(lines);
        assertThat(dot.lines().filter(line -> line.matches(" {4}n\\d+ -> .*"))).hasSize(lines);
        assertThat(mermaid.lines().filter(line -> line.matches(" {4}n\\d+[\\[({>].*")))
                .hasSameSizeAs(svg.groups("box"));
        assertThat(dot.lines().filter(line -> line.matches(" {4}n\\d+ \\[.*"))).hasSameSizeAs(svg.groups("box"));
    }
}
