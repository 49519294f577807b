package io.greenline.forecast;

import io.greenline.forecast.DayPlan.Shift;
import io.greenline.routing.Agent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.source.Findings;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who works when, and makes agents for profiles. */
final class StaffReader {
    private static final int MOST_OF_A_PROFILE = 10_000;
    private static final int LONGEST_NAME = 24;
    private static final Map<String, Media> MEDIA =
            Map.of("voice", Media.VOICE, "video", Media.VIDEO, "text", Media.TEXT);

    private final ForecastWords words;
    private final Findings findings;
    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final List<Shift> shifts = new ArrayList<>();

    /** Agents who are alike; each is made when the first shift needs one more. */
    private record Profile(
            String name,
            Set<Language> languages,
            Map<Skill, Integer> skills,
            List<QueueId> queues,
            Set<Media> media,
            List<Duration> busyUntil) {

        /** Agents who are free from a time on, taken until another; those with the lowest numbers. */
        List<AgentId> take(int count, Duration from, Duration to) {
            List<AgentId> taken = new ArrayList<>();
            for (int i = 0; taken.size() < count; i++) {
                if (i == busyUntil.size()) {
                    busyUntil.add(Duration.ZERO);
                }
                if (busyUntil.get(i).compareTo(from) <= 0) {
                    busyUntil.set(i, to);
                    taken.add(id(i));
                }
            }
            return taken;
        }

        private AgentId id(int index) {
            return new AgentId("%s-%d".formatted(name, index + 1));
        }

        List<Agent> agents() {
            List<Agent> agents = new ArrayList<>();
            for (int i = 0; i < busyUntil.size(); i++) {
                AgentId id = id(i);
                agents.add(new Agent(id, id.value(), "forecast/" + id, languages, skills, queues, media));
            }
            return agents;
        }
    }

    StaffReader(ForecastWords words) {
        this.words = words;
        this.findings = words.findings();
    }

    void read(Fields top) {
        top.value("profiles")
                .map(value -> Fields.entries(value, "'profiles'", findings))
                .orElse(List.of())
                .forEach(this::profile);
        top.list("staff").forEach(this::shift);
    }

    List<Shift> shifts() {
        return shifts;
    }

    /** Agents who stand for a profile. */
    List<Agent> hired() {
        return profiles.values().stream()
                .flatMap(profile -> profile.agents().stream())
                .toList();
    }

    /** The routing file's plan with the agents of the profiles. */
    RoutingPlan plan() {
        return Roster.with(words.plan(), hired());
    }

    private void profile(Entry entry) {
        Fields fields = Fields.of(entry.value(), ForecastKeys.PROFILE, findings);
        Set<Language> languages = new LinkedHashSet<>();
        words.texts(fields, "languages").forEach(tag -> words.language(tag).ifPresent(languages::add));
        Map<Skill, Integer> skills = new LinkedHashMap<>();
        fields.value("skills").ifPresent(block -> skills(block, skills));
        List<QueueId> queues = words.texts(fields, "queues").stream()
                .flatMap(name -> words.queue(name).stream())
                .toList();
        Set<Media> media = new LinkedHashSet<>();
        fields.oneOrMore("media")
                .forEach(value -> Fields.word(value, MEDIA, findings).ifPresent(media::add));
        words.name(entry.key())
                .filter(name -> isShort(name, entry))
                .ifPresent(name -> profiles.put(
                        name,
                        new Profile(
                                name,
                                languages,
                                skills,
                                queues,
                                media.isEmpty() ? Set.of(Media.VOICE) : media,
                                new ArrayList<>())));
    }

    /** Its agents are called by it and a number, and an agent's id has at most 32 characters. */
    private boolean isShort(String name, Entry entry) {
        boolean fits = name.length() <= LONGEST_NAME;
        if (!fits) {
            findings.error(
                    entry.key().at(),
                    ForecastRule.FORECAST_NAME,
                    "'%s' is too long for a profile".formatted(name),
                    "use at most %d characters".formatted(LONGEST_NAME));
        }
        return fits;
    }

    private void skills(YamlValue block, Map<Skill, Integer> skills) {
        for (Entry entry : Fields.entries(block, "'skills' of a profile", findings)) {
            Optional<Scalar> level = Fields.text(entry.value(), "a skill has a level", findings);
            if (level.isPresent() && !level.get().text().matches("[1-5]")) {
                findings.error(
                        entry.value().at(),
                        YamlRule.OUT_OF_RANGE,
                        "'%s' is no level of a skill".formatted(level.get()),
                        "write 1 (knows it) to 5 (knows it best)");
            } else if (level.isPresent()) {
                words.name(entry.key())
                        .ifPresent(name -> skills.put(
                                new Skill(name), Integer.valueOf(level.get().text())));
            }
        }
    }

    private void shift(YamlValue value) {
        Fields fields = Fields.of(value, ForecastKeys.SHIFT, findings);
        Optional<Duration> from = words.timeOfDay(fields, "from");
        Optional<Duration> to = words.timeOfDay(fields, "to");
        Optional<Integer> count = fields.whole("count", 1, MOST_OF_A_PROFILE);
        Optional<Profile> profile = fields.text("profile").flatMap(this::known);
        List<AgentId> agents = words.texts(fields, "agents").stream()
                .flatMap(id -> agent(id).stream())
                .distinct()
                .toList();
        refuseOther(fields);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (from.get().compareTo(to.get()) >= 0) {
            findings.error(
                    fields.at("to"),
                    ForecastRule.FORECAST_TIME,
                    "this shift ends before it begins",
                    "write a shift over midnight as two: one to 24:00, one from 00:00");
            return;
        }
        List<AgentId> all = new ArrayList<>(agents);
        profile.ifPresent(of -> all.addAll(of.take(count.orElse(1), from.get(), to.get())));
        shifts.add(new Shift(from.get(), to.get(), all));
    }

    private void refuseOther(Fields fields) {
        if (fields.has("agents") == fields.has("profile")) {
            findings.error(
                    fields.at(),
                    ForecastRule.FORECAST_AGENT,
                    "a shift has either 'agents' or a 'profile'",
                    "write agents: [1001], or profile: desk and count: 10");
        }
    }

    private Optional<Profile> known(Scalar name) {
        Profile profile = profiles.get(name.text());
        if (profile == null) {
            findings.error(
                    name.at(),
                    ForecastRule.FORECAST_AGENT,
                    "there is no profile '%s' in this file".formatted(name),
                    findings.remedy(name.text(), profiles.keySet(), "write it under 'profiles:'"));
        }
        return Optional.ofNullable(profile);
    }

    private Optional<AgentId> agent(Scalar id) {
        boolean known = AgentId.isAgentId(id.text()) && words.plan().agents().containsKey(new AgentId(id.text()));
        if (!known) {
            List<String> ids =
                    words.plan().agents().keySet().stream().map(AgentId::value).toList();
            findings.error(
                    id.at(),
                    ForecastRule.FORECAST_AGENT,
                    "there is no agent '%s' in the routing file".formatted(id),
                    findings.remedy(id.text(), ids, "its agents stand under 'agents:'"));
            return Optional.empty();
        }
        return Optional.of(new AgentId(id.text()));
    }
}
