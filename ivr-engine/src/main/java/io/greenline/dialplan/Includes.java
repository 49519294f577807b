package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fragments that a dialplan includes, directly or through others; each once. */
final class Includes {
    static final int MAX_FRAGMENTS = 50;
    static final int MAX_DEPTH = 5;

    /** No part begins with a dot: that also keeps {@code ..} out. Backslash and colon would mean something on Windows. */
    private static final Pattern PATH = Pattern.compile(
            "(?:[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]{0,99}/){0,9}[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]{0,99}\\.yaml");

    /** A fragment as read. */
    record Fragment(String path, Fields fields) {}

    private final SourceFiles files;
    private final Findings findings;
    private final Map<String, Fragment> read = new LinkedHashMap<>();
    private final Map<String, Scalar> names = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();
    private int tried;

    Includes(SourceFiles files) {
        this.files = files;
        this.findings = files.findings();
    }

    /** All fragments in the order in which they are first named; those that cannot be had are findings. */
    List<Fragment> of(YamlValue dialplan) {
        if (dialplan instanceof Block block) {
            block.entries().stream()
                    .filter(entry -> entry.key().text().equals("include"))
                    .findFirst()
                    .filter(entry -> entry.value() instanceof YamlValue.Items)
                    .ifPresent(entry -> all(((YamlValue.Items) entry.value()).values()));
        }
        return List.copyOf(read.values());
    }

    private void all(List<YamlValue> includes) {
        for (YamlValue include : includes) {
            Fields.text(include, "an include is the path of a file", findings).ifPresent(this::include);
        }
    }

    private void include(Scalar include) {
        String path = include.text();
        if (!PATH.matcher(path).matches()) {
            String problem = "'%s' is no path of a .yaml file inside the dialplan's folder".formatted(path);
            String remedy = "write it from that folder on, as in fragments/goodbyes.yaml";
            missing(include.at(), FileRule.INCLUDE_PATH, problem, remedy);
        } else if (open.contains(path)) {
            String circle = String.join(" includes ", open.subList(open.indexOf(path), open.size()));
            String problem = "%s includes %s: a circle".formatted(circle, path);
            missing(include.at(), FileRule.INCLUDE_CIRCLE, problem, "remove this include");
        } else if (!read.containsKey(path) && allowed(include)) {
            fragment(path, include.at());
        }
    }

    private void missing(SourceSpan at, FileRule rule, String problem, String remedy) {
        findings.error(at, rule, problem, remedy);
        files.misses();
    }

    private boolean allowed(Scalar include) {
        String remedy = "put several fragments into one file";
        if (open.size() >= MAX_DEPTH) {
            String problem = "fragments include each other more than %d deep".formatted(MAX_DEPTH);
            missing(include.at(), FileRule.TOO_MANY_FILES, problem, remedy);
        } else if (++tried > MAX_FRAGMENTS) {
            String problem = "the dialplan has more than %d fragments".formatted(MAX_FRAGMENTS);
            missing(include.at(), FileRule.TOO_MANY_FILES, problem, remedy);
        }
        return open.size() < MAX_DEPTH && tried <= MAX_FRAGMENTS;
    }

    private void fragment(String path, SourceSpan named) {
        Optional<YamlValue> root = files.read(path, named);
        if (root.isEmpty()) {
            return;
        }
        if (!(root.get() instanceof Block block)
                || block.entries().stream()
                        .noneMatch(entry -> entry.key().text().equals("fragment"))) {
            String problem = "%s is no fragment".formatted(files.folder().shown(path));
            missing(named, FileRule.NOT_A_FRAGMENT, problem, "begin that file with 'fragment:' and a name");
            return;
        }
        Fields fields = Fields.of(block, DialplanKeys.FRAGMENT, findings);
        fields.text("fragment")
                .filter(name -> FlowReader.isName(name, "a fragment", findings))
                .ifPresent(this::isNew);
        read.put(path, new Fragment(path, fields));
        open.add(path);
        all(fields.list("include"));
        open.removeLast();
    }

    private void isNew(Scalar name) {
        Scalar earlier = names.putIfAbsent(name.text(), name);
        if (earlier != null) {
            String problem = "there is a fragment '%s' already, in %s".formatted(name, earlier.at());
            findings.error(name.at(), FileRule.NOT_A_FRAGMENT, problem, "choose another name");
        }
    }
}
