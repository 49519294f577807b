package io.greenline.picture;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Dialplans to be drawn. */
final class Plans {
    private Plans() {}

    /** A dialplan from its YAML; the test fails with the diagnostics when it is refused. */
    static Dialplan of(String yaml) {
        return load("test.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** These nodes with a desk, in one language; a prompt {@code hello}. */
    static Dialplan nodes(String nodes) {
        return of("""
                dialplan: test
                languages: [en-US]
                start: main
                defaults: {on: {operator: desk, failure: desk}}
                nodes:
                  desk: {transfer: general-desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                %sprompts: {hello: {en-US: Hello.}}
                """.formatted(nodes.indent(2)));
    }

    /** The sample, named as a reader of the pages would name it. */
    static Dialplan hotline() {
        try {
            return load("dialplans/hotline.yaml", Files.readAllBytes(Path.of("../dialplans/hotline.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static Dialplan load(String file, byte[] content) {
        return switch (DialplanLoader.load(file, content)) {
            case DialplanLoader.Loaded loaded -> loaded.dialplan();
            case DialplanLoader.Refused refused ->
                throw new AssertionError(
                        refused.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        };
    }
}
