package io.greenline.rehearsal;

import io.greenline.caller.CallbackBook.Wish;
import io.greenline.rehearsal.Page.Found;
import io.greenline.rehearsal.Sequences.Difference;
import io.greenline.scenario.Expectation;
import io.greenline.scenario.Expectation.GivenUp;
import io.greenline.scenario.Expectation.Order;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Durations;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what was seen of a call against what its scenario expects. */
final class Comparison {
    private static final String RULE = "expectation";
    private static final String HIDDEN = "***";

    private final String name;
    private final Diary diary;
    private final Page page;
    private final Map<String, String> atFirst;
    private final long end;

    private Comparison(String name, Diary diary, Map<String, String> atFirst) {
        this.name = name;
        this.diary = diary;
        this.page = diary.page();
        this.atFirst = atFirst;
        this.end = page.entries().size();
    }

    /**
     * Where the call that ran last went otherwise, in the order of the expectations.
     *
     * @param name of the scenario
     * @param atFirst what variables hold before anything happens
     */
    static List<Miss> of(
            String name, Collection<? extends Expectation> expectations, Diary diary, Map<String, String> atFirst) {
        Comparison comparison = new Comparison(name, diary, atFirst);
        return expectations.stream()
                .flatMap(expectation -> comparison.miss(expectation).stream())
                .toList();
    }

    private Optional<Miss> miss(Expectation expectation) {
        SourceSpan at = expectation.at();
        return switch (expectation) {
            case Expectation.Hears(SourceSpan _, List<PromptId> prompts, Order order) ->
                order(at, new Wanted<>("hears", "prompt", "heard", heard()), prompts, order);
            case Expectation.Enters(SourceSpan _, List<NodeId> nodes, Order order) ->
                order(at, new Wanted<>("enters", "node", "entered", entered()), nodes, order);
            case Expectation.Says(SourceSpan _, List<String> words) -> says(at, words);
            case Expectation.Understands(SourceSpan _, List<String> meanings) ->
                order(at, new Wanted<>("understands", "meaning", "understood", understood()), meanings, Order.LOOSE);
            case Expectation.NeverHears(SourceSpan _, List<PromptId> prompts) ->
                never(at, new Wanted<>("never-hears", "prompt", "heard", heard()), prompts);
            case Expectation.NeverEnters(SourceSpan _, List<NodeId> nodes) ->
                never(at, new Wanted<>("never-enters", "node", "entered", entered()), nodes);
            case Expectation.TransferredTo(SourceSpan _, var endpoint) ->
                some(
                        at,
                        new Wanted<>("transferred-to", "", "transfers", rang()),
                        endpoint.value(),
                        endpoint.value()::equals);
            case Expectation.Queued queued -> queued(queued);
            case Expectation.Offered(SourceSpan _, List<AgentId> agents) ->
                order(at, new Wanted<>("offered", "agent", "offered to", offered()), agents, Order.LOOSE);
            case Expectation.Served served ->
                some(at, new Wanted<>("served", "", "served by", served()), shown(served), seen -> fits(served, seen));
            case Expectation.Promised(SourceSpan _, boolean kept) -> promise(at, kept);
            case Expectation.CallbackPromised(SourceSpan _, PhoneNumber number) ->
                some(at, new Wanted<>("callback-promised", "", "promised", promised()), number, number::equals);
            case Expectation.TriesToCallBack(SourceSpan _, int times) -> calledBack(at, times);
            case Expectation.GivenUp(SourceSpan _, GivenUp.Reason reason) ->
                some(
                        at,
                        new Wanted<>("callback-given-up", "", "given up", givenUp()),
                        word(reason),
                        word(reason)::equals);
            case Expectation.Asks asks ->
                some(at, new Wanted<>("asks", "", "asked", asked()), Message.of(asks), Message.of(asks)::fits);
            case Expectation.Sends sends ->
                some(at, new Wanted<>("sends", "", "left", left()), Message.of(sends), Message.of(sends)::fits);
            case Expectation.CalledBack wish ->
                some(at, new Wanted<>("callback", "", "wishes", wishes()), shown(wish), seen -> fits(wish, seen));
            case Expectation.CallWhenRestored(SourceSpan _, var number, var incident) ->
                some(
                        at,
                        new Wanted<>("call-when-restored", "", "promised", whenRestored()),
                        shown(number, incident),
                        seen -> number.map(seen.number()::equals).orElse(true)
                                && incident.map(seen.incident().value()::equals).orElse(true));
            case Expectation.Holds(SourceSpan _, Map<String, String> values) -> variables(at, values);
            case Expectation.Records(SourceSpan _, boolean message) -> records(at, message);
            case Expectation.EndedBy(SourceSpan _, Party party) -> ended(at, party);
            case Expectation.InLanguage(SourceSpan _, Language language) -> language(at, language);
        };
    }

    /**
     * What was seen of the kind that is wanted.
     *
     * @param key the expectation's key
     * @param what what one of them is called
     * @param done what happened to them
     */
    private record Wanted<T>(String key, String what, String done, List<Found<T>> seen) {
        String all() {
            return done + ": " + listed(seen.stream().map(Found::what));
        }
    }

    private <T> Optional<Miss> order(SourceSpan at, Wanted<T> wanted, List<T> those, Order order) {
        return switch (order) {
            case LOOSE ->
                Sequences.loose(wanted.seen(), those, Object::equals, end)
                        .map(difference -> missing(at, wanted, difference, "was not %s (in this order)"));
            case EXACT ->
                Sequences.exact(wanted.seen(), those)
                        .map(difference -> difference.wanted().isPresent()
                                ? missing(at, wanted, difference, "was not %s here")
                                : miss(
                                        at,
                                        "nothing more was to be %s; %s".formatted(wanted.done(), wanted.all()),
                                        difference.after(),
                                        "nothing more was expected to be " + wanted.done()));
        };
    }

    private <T, W> Miss missing(SourceSpan at, Wanted<T> wanted, Difference<W> difference, String how) {
        String one = difference.wanted().map(Object::toString).orElse("");
        String problem = "%s '%s' %s; %s".formatted(wanted.what(), one, how.formatted(wanted.done()), wanted.all());
        return miss(at, problem, difference.after(), expected(wanted.key(), one));
    }

    private Optional<Miss> says(SourceSpan at, List<String> words) {
        List<Found<String>> seen = page.seen(Sight.Heard.class, Sight.Heard::words);
        return Sequences.loose(seen, words, String::contains, end).map(difference -> {
            String one = difference.wanted().orElse("");
            String problem = "'%s' was not said (in this order); said: %s"
                    .formatted(one, listed(seen.stream().map(Found::what)));
            return miss(at, problem, difference.after(), expected("says", one));
        });
    }

    private <T> Optional<Miss> never(SourceSpan at, Wanted<T> wanted, List<T> those) {
        return Sequences.firstOf(wanted.seen(), those)
                .map(found -> miss(
                        at,
                        "%s '%s' was %s".formatted(wanted.what(), found.what(), wanted.done()),
                        found.after(),
                        expected(wanted.key(), found.what())));
    }

    private <T> Optional<Miss> some(SourceSpan at, Wanted<T> wanted, Object one, Predicate<T> fits) {
        if (wanted.seen().stream().map(Found::what).anyMatch(fits)) {
            return Optional.empty();
        }
        String problem = "%s %s did not come; %s".formatted(wanted.key(), one, wanted.all());
        return Optional.of(miss(at, problem, end, expected(wanted.key(), one)));
    }

    /** Without a floor, an endpoint of the queue's name rings, which has no tier and no places. */
    private Optional<Miss> queued(Expectation.Queued wanted) {
        List<Found<String>> waits = Stream.of(
                        rang(),
                        page.seen(
                                Sight.Waits.class,
                                seen -> shown(Optional.of(seen), seen.queue().value())),
                        page.seen(Sight.Moved.class, moved -> moved.queue().value()))
                .flatMap(List::stream)
                .toList();
        Predicate<Found<Sight.Waits>> fits = seen -> seen.what().queue().value().equals(wanted.queue())
                && wanted.tier().map(tier -> tier == seen.what().tier()).orElse(true)
                && wanted.position()
                        .map(place -> place == seen.what().position())
                        .orElse(true);
        boolean named = wanted.tier().isEmpty()
                && wanted.position().isEmpty()
                && waits.stream().anyMatch(seen -> seen.what().equals(wanted.queue()));
        if (named || page.seen(Sight.Waits.class, seen -> seen).stream().anyMatch(fits)) {
            return Optional.empty();
        }
        String what = wanted.queue()
                + wanted.tier().map(", tier %d"::formatted).orElse("")
                + wanted.position().map(", place %d"::formatted).orElse("");
        String problem = "queued %s did not come; queues and transfers: %s"
                .formatted(what, listed(waits.stream().map(Found::what)));
        return Optional.of(miss(wanted.at(), problem, end, expected("queued", what)));
    }

    private static String shown(Optional<Sight.Waits> place, String queue) {
        return place.map(at -> "%s, tier %d, place %d".formatted(queue, at.tier(), at.position()))
                .orElse(queue);
    }

    /** A promise is kept to whoever has waited and was served before it was broken. */
    private Optional<Miss> promise(SourceSpan at, boolean kept) {
        List<Found<String>> broken = page.seen(Sight.PromiseBroken.class, Sight.PromiseBroken::promise);
        if (kept && !broken.isEmpty()) {
            String problem =
                    "the promise '%s' was broken".formatted(broken.getFirst().what());
            return Optional.of(miss(at, problem, broken.getFirst().after(), expected("promise", "kept")));
        }
        if (kept && served().isEmpty()) {
            return Optional.of(
                    miss(at, "no promise was kept: nobody served the caller", end, expected("promise", "kept")));
        }
        return kept || !broken.isEmpty()
                ? Optional.empty()
                : Optional.of(miss(at, "no promise was broken", end, expected("promise", "broken")));
    }

    private List<Found<AgentId>> offered() {
        return page.seen(Sight.Offered.class, Sight.Offered::agent);
    }

    private List<Found<Sight.Served>> served() {
        return page.seen(Sight.Served.class, served -> served);
    }

    private List<Found<PhoneNumber>> promised() {
        return page.seen(Sight.CallbackPromised.class, Sight.CallbackPromised::number);
    }

    private Optional<Miss> calledBack(SourceSpan at, int times) {
        int tried = diary.seen(Sight.TriedToCallBack.class, tries -> tries).size();
        String problem = "the caller was called back %d times, not %d".formatted(tried, times);
        return tried == times ? Optional.empty() : Optional.of(miss(at, problem, end, expected("called-back", times)));
    }

    private List<Found<String>> givenUp() {
        return diary.seen(Sight.GivenUp.class, given -> word(given.reason()));
    }

    private static boolean fits(Expectation.Served wanted, Sight.Served seen) {
        return wanted.agent().map(seen.agent()::equals).orElse(true)
                && wanted.waitedAtLeast()
                        .map(least -> seen.waited().compareTo(least) >= 0)
                        .orElse(true)
                && wanted.waitedAtMost()
                        .map(most -> seen.waited().compareTo(most) <= 0)
                        .orElse(true);
    }

    private static String shown(Expectation.Served wanted) {
        return Stream.of(
                        wanted.agent().map(AgentId::value),
                        wanted.waitedAtLeast().map(least -> "after at least " + Durations.shown(least)),
                        wanted.waitedAtMost().map(most -> "after at most " + Durations.shown(most)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private Optional<Miss> variables(SourceSpan at, Map<String, String> values) {
        for (Map.Entry<String, String> wanted : values.entrySet()) {
            Optional<Found<Sight.Held>> last = last(page.seen(Sight.Held.class, held -> held).stream()
                    .filter(found -> found.what().name().equals(wanted.getKey()))
                    .toList());
            String held = last.map(found -> found.what().value()).orElse(atFirst.getOrDefault(wanted.getKey(), ""));
            if (!same(held, wanted.getValue())) {
                String problem = held.equals(HIDDEN)
                        ? "variable '%s' is sensitive, so nobody sees its value".formatted(wanted.getKey())
                        : "variable '%s' is '%s' at the end, not '%s'"
                                .formatted(wanted.getKey(), held, wanted.getValue());
                String remark = expected("variables", wanted.getKey() + ": " + wanted.getValue());
                return Optional.of(miss(at, problem, last.map(Found::after).orElse(end), remark));
            }
        }
        return Optional.empty();
    }

    /** The same text, or the same number however it is written. */
    private static boolean same(String held, String wanted) {
        if (held.equals(wanted)) {
            return true;
        }
        String number = "-?\\d{1,30}(\\.\\d{1,30})?";
        return held.matches(number)
                && wanted.matches(number)
                && new BigDecimal(held).compareTo(new BigDecimal(wanted)) == 0;
    }

    private Optional<Miss> records(SourceSpan at, boolean message) {
        List<Found<Sight.Recorded>> seen = page.seen(Sight.Recorded.class, recorded -> recorded);
        if (seen.isEmpty() != message) {
            return Optional.empty();
        }
        String problem = message ? "the caller left no message" : "the caller left a message";
        return Optional.of(miss(at, problem, last(seen).map(Found::after).orElse(end), expected("records", message)));
    }

    private Optional<Miss> ended(SourceSpan at, Party party) {
        Optional<Party> by = last(page.seen(Sight.Ended.class, Sight.Ended::by)).map(Found::what);
        if (by.equals(Optional.of(party))) {
            return Optional.empty();
        }
        String problem = "did not end by %s but by %s"
                .formatted(word(party), by.map(Comparison::word).orElse("nobody"));
        return Optional.of(miss(at, problem, end, expected("ended", word(party))));
    }

    private Optional<Miss> language(SourceSpan at, Language language) {
        Optional<Found<Language>> last = last(page.seen(Sight.Spoke.class, Sight.Spoke::language));
        if (last.map(Found::what).equals(Optional.of(language))) {
            return Optional.empty();
        }
        String problem = "was in %s, not in %s"
                .formatted(last.map(found -> found.what().tag()).orElse("none"), language);
        return Optional.of(miss(at, problem, last.map(Found::after).orElse(end), expected("language", language)));
    }

    private List<Found<PromptId>> heard() {
        return page.seen(Sight.Heard.class, Sight.Heard::prompt);
    }

    private List<Found<String>> understood() {
        return page.seen(Sight.Understood.class, Sight.Understood::meaning);
    }

    private List<Found<NodeId>> entered() {
        return page.seen(Sight.Entered.class, Sight.Entered::node);
    }

    private List<Found<String>> rang() {
        return page.seen(Sight.Rang.class, rang -> rang.endpoint().value());
    }

    private List<Found<Message>> asked() {
        return page.seen(Sight.Asked.class, asked -> Message.of(asked.request()));
    }

    private List<Found<Message>> left() {
        return page.seen(Sight.Left.class, left -> Message.of(left.message()));
    }

    private List<Found<Sight.CallPromised>> whenRestored() {
        return page.seen(Sight.CallPromised.class, promised -> promised);
    }

    private List<Found<Wish>> wishes() {
        return page.seen(Sight.Wished.class, Sight.Wished::wish);
    }

    private static boolean fits(Expectation.CalledBack wanted, Wish seen) {
        return wanted.number().map(seen.number()::equals).orElse(true)
                && wanted.reason().map(seen.reason()::equals).orElse(true)
                && wanted.about().map(seen.about()::equals).orElse(true);
    }

    private static String shown(Expectation.CalledBack wanted) {
        return shown(wanted.number(), wanted.reason(), wanted.about());
    }

    private static String shown(Optional<?>... parts) {
        return Stream.of(parts).flatMap(Optional::stream).map(Object::toString).collect(Collectors.joining(", "));
    }

    private Miss miss(SourceSpan at, String problem, long after, String remark) {
        Diagnostic finding = Diagnostic.error(at, RULE, "'%s': %s".formatted(name, problem), "");
        return new Miss(finding, after, remark);
    }

    private static String expected(String key, Object what) {
        return "here was expected: %s %s".formatted(key, what);
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String listed(Stream<?> things) {
        String all = things.map(Object::toString).collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }
}
