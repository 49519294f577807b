package io.greenline.routing.plan;

import io.greenline.routing.Agent;
import io.greenline.routing.Skill;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes agents of their blocks. */
final class AgentReader {
    /** Technology and name, as the switch dials them. */
    private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z][A-Za-z0-9]*/[A-Za-z0-9@._:+/-]{1,128}");

    private final Names names;
    private final Set<Language> spoken;
    private final Findings findings;
    private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
    private final Map<AgentId, PinHash> pins = new HashMap<>();
    private final Map<String, Scalar> endpoints = new HashMap<>();
    private final Map<AgentId, Scalar> places = new HashMap<>();

    /**
     * A reader of one file.
     *
     * @param spoken the languages of the dialplans; none where they are not known
     */
    AgentReader(Names names, Set<Language> spoken) {
        this.names = names;
        this.spoken = spoken;
        this.findings = names.findings();
    }

    void read(YamlValue value) {
        Fields fields = Fields.of(value, RoutingKeys.AGENT, findings);
        Optional<Scalar> written = fields.text("id");
        Optional<AgentId> id = written.flatMap(this::id);
        Optional<Scalar> endpoint = fields.text("endpoint").filter(this::isEndpoint);
        Set<Language> languages = new LinkedHashSet<>();
        Map<Skill, Integer> skills = new LinkedHashMap<>();
        fields.value("skills").ifPresent(block -> skills(block, languages, skills));
        Set<Media> media = names.media(fields, "media");
        List<io.greenline.telephony.QueueId> queues = names.queues(fields, "queues");
        Optional<PinHash> pin = fields.text("pin").flatMap(this::pin);
        endpoint.ifPresent(this::warnOfShared);
        if (id.isEmpty() || endpoint.isEmpty()) {
            return;
        }
        String name = fields.text("name").map(Scalar::text).orElse(id.get().value());
        agents.put(
                id.get(),
                new Agent(
                        id.get(),
                        name,
                        endpoint.get().text(),
                        languages,
                        skills,
                        queues,
                        media.isEmpty() ? Set.of(Media.VOICE) : media));
        pin.ifPresent(hash -> pins.put(id.get(), hash));
    }

    Map<AgentId, Agent> agents() {
        return agents;
    }

    Map<AgentId, PinHash> pins() {
        return pins;
    }

    /** Where an agent's id stands. */
    Map<AgentId, Scalar> places() {
        return places;
    }

    private Optional<AgentId> id(Scalar text) {
        if (!AgentId.isAgentId(text.text())) {
            findings.error(
                    text.at(),
                    RoutingRule.BAD_AGENT,
                    "'%s' cannot be an agent's id".formatted(text),
                    "use up to 32 letters, digits, hyphens and underscores");
            return Optional.empty();
        }
        AgentId id = new AgentId(text.text());
        Scalar earlier = places.putIfAbsent(id, text);
        if (earlier != null) {
            findings.error(
                    text.at(),
                    RoutingRule.DUPLICATE_AGENT,
                    "agent '%s' stands in %s already".formatted(id, text.at().from(earlier.at())),
                    "give each agent an id of their own");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private boolean isEndpoint(Scalar text) {
        boolean good = ENDPOINT.matcher(text.text()).matches();
        if (!good) {
            findings.error(
                    text.at(),
                    RoutingRule.BAD_AGENT,
                    "'%s' is no telephone in the switch's words".formatted(text),
                    "write the technology and the name: PJSIP/1001");
        }
        return good;
    }

    private void warnOfShared(Scalar endpoint) {
        Scalar earlier = endpoints.putIfAbsent(endpoint.text(), endpoint);
        if (earlier != null) {
            findings.warning(
                    endpoint.at(),
                    RoutingRule.SHARED_ENDPOINT,
                    "%s is the telephone of the agent in %s too"
                            .formatted(endpoint, endpoint.at().from(earlier.at())),
                    "give each agent a telephone, or let only one of them sign in at a time");
        }
    }

    private Optional<PinHash> pin(Scalar text) {
        Optional<PinHash> pin = PinHash.parse(text.text());
        if (pin.isEmpty()) {
            // What stands here may be a PIN in the clear: it is not repeated in the finding.
            findings.error(
                    text.at(), RoutingRule.BAD_PIN, "this is not what greenline pin prints", "run it and paste its line");
        }
        return pin;
    }

    private void skills(YamlValue block, Set<Language> languages, Map<Skill, Integer> skills) {
        for (Entry entry : Fields.entries(block, "'skills' of an agent", findings)) {
            if (entry.key().text().equals(NeedReader.LANGUAGE)) {
                languages(entry.value(), languages);
            } else {
                names.skill(entry.key())
                        .ifPresent(skill -> level(entry).ifPresent(level -> skills.put(skill, level)));
            }
        }
    }

    private Optional<Integer> level(Entry entry) {
        Optional<Scalar> text = Fields.text(entry.value(), "a skill has a level", findings);
        Optional<Integer> level = text.filter(scalar -> scalar.text().matches("[1-5]"))
                .map(scalar -> Integer.parseInt(scalar.text()));
        if (text.isPresent() && level.isEmpty()) {
            findings.error(
                    entry.value().at(),
                    YamlRule.OUT_OF_RANGE,
                    "'%s' is no level of a skill".formatted(text.get()),
                    "write 1 (knows it) to 5 (knows it best)");
        }
        return level;
    }

    private void languages(YamlValue value, Set<Language> languages) {
        List<YamlValue> tags = value instanceof Items items ? items.values() : List.of(value);
        for (YamlValue tag : tags) {
            Fields.text(tag, "'language' takes a list of tags", findings)
                    .flatMap(this::language)
                    .ifPresent(languages::add);
        }
    }

    private Optional<Language> language(Scalar tag) {
        List<String> known = spoken.stream().map(Language::tag).sorted().toList();
        if (!Language.isTag(tag.text())) {
            findings.error(
                    tag.at(),
                    RoutingRule.AGENT_LANGUAGE,
                    "'%s' is no language tag".formatted(tag),
                    NearestWord.remedy(tag.text(), known, "write one such as zh-CN"));
            return Optional.empty();
        }
        Language language = new Language(tag.text());
        if (!spoken.isEmpty() && spoken.stream().noneMatch(language::isSameTongue)) {
            findings.warning(
                    tag.at(),
                    RoutingRule.FOREIGN_LANGUAGE,
                    "no dialplan here speaks '%s'".formatted(tag),
                    NearestWord.remedy(
                            tag.text(), known, "callers of this language are not known as such; theirs are " + String.join(", ", known)));
        }
        return Optional.of(language);
    }
}
