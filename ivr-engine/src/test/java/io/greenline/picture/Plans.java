package io.greenline.picture;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Dialplans to be drawn. */
final class Plans {
    private Plans() {}

    /** A dialplan from its YAML; the test fails with the diagnostics when it is refused. */
    static Dialplan of(String yaml) {
        return loaded(DialplanLoader.load("test.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** These nodes with a desk, in one language; a prompt {@code hello}. */
    static Dialplan nodes(String nodes) {
        return nodes(nodes, "");
    }

    private static Dialplan nodes(String nodes, String more) {
        return of("""
                dialplan: test
                languages: [en-US]
                start: main
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  desk: {transfer: general-desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                %sprompts: {hello: {en-US: Hello.}}
                %s""".formatted(nodes.indent(2), more));
    }

    static Dialplan hotline() {
        return loaded(DialplanLoader.load(Path.of("../dialplans/hotline.yaml")));
    }

    /** One node of every kind but hours, which need calendars. */
    static Dialplan everyKind() {
        return nodes("""
                main: {lookup: customer, next: class, on: {not-found: class, failed: class}}
                class: {classify: caller, said: account, key: account, next: news}
                news: {announce: notices, area: caller.area, next: take-up}
                take-up: {handover: web, result: {topic: text}, next: choice, on: {none: choice, failed: choice}}
                choice:
                  menu: hello
                  options: [{key: 1, value: bill, next: number}, {key: 2, value: person, next: waiting}, {key: 9, value: language, next: switch}]
                switch: {language: next, next: choice}
                number: {ask: hello, into: account, digits: {length: 10}, next: fetch}
                fetch:
                  http: billing
                  get: "/accounts/{account}/balance"
                  into: bill
                  result: {balance: decimal}
                  next: keep
                  on: {not-found: choice, failed: sorry}
                keep: {set: {amount: bill.balance}, next: which}
                which: {choose: [{if: amount > 100.0, next: text}, {else: rate}]}
                text: {send: sms, post: /messages, body: {to: account}, text: hello, next: rate, on: {failed: sorry}}
                waiting: {queue: general, max-wait: 2m, next: rate, on: {timeout: leave, failed: leave}}
                leave: {record: hello, into: message, max: 2m, silence: 4s, next: call-me, on: {nothing: sorry, failed: sorry}}
                call-me: {callback: account, reason: bill, next: sorry, on: {refused: sorry}}
                rate: {survey: hello, highest: 5, into: csat, next: run}
                run: {subflow: inner, next: sorry}
                sorry: {play: hello, next: bye}
                bye: {hangup: normal-clearing}
                """, """
                variables: {amount: 0.0}
                subflows: {inner: {start: say, nodes: {say: {play: hello, next: return}}}}
                """);
    }

    /** So many nodes of mixed kinds, most in a tree, with ways across and back. */
    static Dialplan large(int nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder yaml = new StringBuilder();
        int[] known = {1};
        for (int i = 0; i < nodes; i++) {
            String name = i == 0 ? "main" : "n" + i;
            yaml.append(name)
                    .append(": ")
                    .append(
                            switch (i % 6) {
                                case 0 ->
                                    "{menu: hello, options: [{key: 1, value: a, next: %s}, {key: 2, value: b, next: %s}]}"
                                            .formatted(next(random, known, nodes), next(random, known, nodes));
                                case 1 ->
                                    "{choose: [{if: caller.age > %d, next: %s}, {else: %s}]}"
                                            .formatted(i, next(random, known, nodes), next(random, known, nodes));
                                default -> "{play: hello, next: %s}".formatted(next(random, known, nodes));
                            });
            yaml.append('\n');
        }
        return nodes(yaml.toString());
    }

    private static String next(SplittableRandom random, int[] known, int nodes) {
        if (known[0] < nodes && random.nextInt(100) < 95) {
            return "n" + known[0]++;
        }
        int any = random.nextInt(known[0]);
        return any == 0 ? "main" : "n" + any;
    }

    private static Dialplan loaded(DialplanLoader.Result result) {
        return switch (result) {
            case DialplanLoader.Loaded loaded -> loaded.dialplan();
            case DialplanLoader.Refused refused ->
                throw new AssertionError(
                        refused.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        };
    }
}
