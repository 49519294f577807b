package io.greenline.contract;

import io.greenline.audio.Sound;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.journal.Journal;
import io.greenline.prompt.Prompter;
import io.greenline.prompt.Utterance;
import io.greenline.session.CallListener;
import io.greenline.session.Desk;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Switchboard;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The engine behind the contract's calls: one dialplan, one customer, prompts of a second each. */
final class ContractDesk {
    static final Duration PROMPT = Duration.ofSeconds(1);

    private ContractDesk() {}

    /**
     * A switchboard with one dialplan.
     *
     * @param dialString the switch's words for a {@link CallContract.Exchange.Desk} named in lower case
     */
    static Switchboard switchboard(
            String yaml, Journal journal, InstantSource clock, UnaryOperator<String> dialString) {
        return switchboard(yaml, journal, clock, dialString, Path.of("prompts"));
    }

    static Switchboard switchboard(
            String yaml, Journal journal, InstantSource clock, UnaryOperator<String> dialString, Path prompts) {
        Dialplan plan = load(yaml);
        Map<EndpointName, String> endpoints = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        for (CallContract.Exchange.Desk desk : CallContract.Exchange.Desk.values()) {
            String name = desk.name().toLowerCase(Locale.ROOT);
            endpoints.put(new EndpointName(name), dialString.apply(name));
        }
        Customer hospital = new Customer(
                new PhoneNumber("13900000001"), "First Hospital", "critical", List.of(), "premises-1", "", "", 0);
        Prompter prompter = utterances -> utterances.stream()
                .map(ContractDesk::soundName)
                .map(name -> new Sound(prompts.resolve(name), name, PROMPT))
                .toList();
        Desk desk = new Desk(
                journal,
                number -> Optional.of(hospital).filter(known -> known.number().equals(number)),
                endpoints,
                ContractOutside.outside(),
                clock);
        return new Switchboard(LiveDialplans.only(plan, prompter), desk, CallListener.NONE);
    }

    /** What a caller hears: the prompt's name, with the language behind it where that is not the first one. */
    private static String soundName(Utterance said) {
        String name = said.prompt().value();
        return said.language().tag().equals("zh-CN") ? name : name + "-en";
    }

    /** The dialplan, beside calendars: one that is always open, and one that the contract's override shuts. */
    private static Bundle files(String yaml) {
        String calendars = """
                calendars:
                  always: {time-zone: Asia/Shanghai, open: always}
                  shut: {time-zone: Asia/Shanghai, open: always}
                """;
        return Bundle.of(
                "contract.yaml",
                Map.of(
                        "contract.yaml",
                        yaml.getBytes(StandardCharsets.UTF_8),
                        "calendars.yaml",
                        calendars.getBytes(StandardCharsets.UTF_8)));
    }

    static Dialplan load(String yaml) {
        return switch (DialplanLoader.load(files(yaml))) {
            case DialplanLoader.Loaded loaded -> loaded.dialplan();
            case DialplanLoader.Refused refused ->
                throw new AssertionError(
                        refused.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        };
    }
}
