package io.greenline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.picture.Plot.PlacedCard;
import io.greenline.picture.Plot.PlacedLine;
import io.greenline.picture.Plot.Point;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class LayoutTest {
    /** Rounding. */
    private static final double SLACK = 0.5;

    private static List<Plot> plots(Dialplan plan, Direction direction) {
        Layout layout = new Layout(direction);
        return Draftsman.draw(plan, Picture.flows(plan), new Overlay.None()).charts().stream()
                .map(layout::of)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void theSampleHasItsBoxesApartAndItsLinesAtThem(Direction direction) {
        plots(Plans.everyKind(), direction).forEach(LayoutTest::holds);
        plots(Plans.hotline(), direction).forEach(LayoutTest::holds);
    }

    @Test
    void fiveHundredNodesHaveTheirBoxesApartAndTheirLinesAtThem() {
        List<Plot> plots = plots(Plans.large(500, 7), Direction.DOWN);
        assertThat(plots.getFirst().cards()).hasSizeGreaterThan(500);
        plots.forEach(LayoutTest::holds);
    }

    private static void holds(Plot plot) {
        List<PlacedCard> cards = plot.cards();
        for (int i = 0; i < cards.size(); i++) {
            PlacedCard one = cards.get(i);
            assertThat(one).matches(card -> isWithin(card, plot), "is on the page");
            assertThat(cards.subList(i + 1, cards.size())).noneMatch(other -> overlap(one, other));
        }
        Map<String, PlacedCard> byId = cards.stream()
                .collect(Collectors.toMap(card -> card.card().box().id(), Function.identity()));
        for (PlacedLine line : plot.lines()) {
            assertThat(line)
                    .matches(
                            it -> touches(
                                    it.corners().getFirst(), byId.get(it.line().from())),
                            "begins at its box")
                    .matches(
                            it -> touches(
                                    it.corners().getLast(), byId.get(it.line().to())),
                            "ends at its box");
        }
    }

    private static boolean isWithin(PlacedCard card, Plot plot) {
        return card.x() >= 0
                && card.y() >= 0
                && card.x() + card.card().width() <= plot.width() + SLACK
                && card.y() + card.card().height() <= plot.height() + SLACK;
    }

    private static boolean overlap(PlacedCard one, PlacedCard other) {
        return one.x() < other.x() + other.card().width()
                && other.x() < one.x() + one.card().width()
                && one.y() < other.y() + other.card().height()
                && other.y() < one.y() + one.card().height();
    }

    private static boolean touches(Point end, PlacedCard card) {
        double right = card.x() + card.card().width();
        double bottom = card.y() + card.card().height();
        boolean upright = Math.abs(end.x() - card.x()) < SLACK || Math.abs(end.x() - right) < SLACK;
        boolean level = Math.abs(end.y() - card.y()) < SLACK || Math.abs(end.y() - bottom) < SLACK;
        return (upright && end.y() > card.y() - SLACK && end.y() < bottom + SLACK)
                || (level && end.x() > card.x() - SLACK && end.x() < right + SLACK);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void allThatIsLetteredIsOnThePage(Direction direction) throws Exception {
        SvgFile svg = new SvgFile(Picture.of(Plans.hotline(), new Overlay.None(), Format.SVG, direction));
        double[] size = svg.size();
        for (Element text : svg.all("text")) {
            double[] at = SvgFile.origin(text);
            double x = at[0] + Double.parseDouble(text.getAttribute("x"));
            double y = at[1] + Double.parseDouble(text.getAttribute("y"));
            double width = new Lettering(11).width(text.getTextContent());
            double left = x
                    - switch (text.getAttribute("text-anchor")) {
                        case "end" -> width;
                        case "middle" -> width / 2;
                        default -> 0;
                    };
            assertThat(left >= 0 && left + width <= size[0] && y >= 0 && y <= size[1])
                    .as("'%s' at %s, %s", text.getTextContent(), x, y)
                    .isTrue();
        }
    }

    @Test
    void theLetteringOfABoxStaysInside() {
        for (Plot plot : plots(Plans.hotline(), Direction.DOWN)) {
            for (PlacedCard placed : plot.cards()) {
                Card card = placed.card();
                double inner = card.width() - 2 * (Card.PADDING + card.inset()) + 1;
                assertThat(card.rows()).allMatch(row -> Card.SMALL.width(row) <= inner);
                assertThat(Card.NAME.width(card.name())).isLessThanOrEqualTo(inner);
            }
        }
    }
}
