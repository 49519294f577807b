package io.greenline.dialplan;

import io.greenline.calendar.Calendars;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checked dialplan: every target, prompt, variable and type in it is right. Immutable.
 *
 * @param name as calls are given to it
 * @param files what it was made of
 * @param languages the first is the default
 * @param currency ISO 4217 code in which money is spoken
 * @param subflows by name
 * @param profiles for whom the call runs at another pace; the first that holds is the call's
 * @param calendars the opening hours that its nodes ask for
 * @param grammars what callers may say at its questions
 * @param ways where the main flow leads a caller who asks for a person, or whose call fails outside any node
 */
public record Dialplan(
        String name,
        Bundle files,
        List<Language> languages,
        String currency,
        Ways ways,
        List<Profile> profiles,
        Calendars calendars,
        Grammars grammars,
        Flow main,
        Map<String, Flow> subflows,
        Map<PromptId, Prompt> prompts) {
    public Dialplan {
        languages = List.copyOf(languages);
        profiles = List.copyOf(profiles);
        subflows = Map.copyOf(subflows);
        prompts = Map.copyOf(prompts);
    }

    /** The hash of its files: the same names and bytes, the same version. */
    public String version() {
        return files.version();
    }

    /** The name of this version. */
    public DialplanVersion id() {
        return new DialplanVersion(name, version());
    }

    /** The main flow for an empty name, else the subflow of this name. */
    public Optional<Flow> flow(String flowName) {
        return flowName.isEmpty() ? Optional.of(main) : Optional.ofNullable(subflows.get(flowName));
    }

    /** Every node of the main flow and the subflows. */
    public Stream<Node> nodes() {
        return Stream.concat(Stream.of(main), subflows.values().stream())
                .flatMap(flow -> flow.nodes().values().stream());
    }

    /** Every endpoint that some node can ring. */
    public Set<EndpointName> endpoints() {
        return nodes().flatMap(node -> node.rings().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
