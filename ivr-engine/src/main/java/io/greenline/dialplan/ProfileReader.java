package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.telephony.Pace;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the profiles: for whom a call runs at another pace, and at which. */
final class ProfileReader {
    private static final Map<String, Pace> RATES = Map.of("normal", Pace.NORMAL, "slow", Pace.SLOW);

    private final Findings findings;

    ProfileReader(Findings findings) {
        this.findings = findings;
    }

    /** In the order of the file: the first that holds is the call's. */
    List<Profile> read(YamlValue block) {
        List<Profile> profiles = new ArrayList<>();
        for (Entry entry : Fields.entries(block, "profiles", findings)) {
            if (FlowReader.isName(entry.key(), "a profile", findings)) {
                profile(entry).ifPresent(profiles::add);
            }
        }
        return profiles;
    }

    private Optional<Profile> profile(Entry entry) {
        Fields fields = Fields.of(entry.value(), DialplanKeys.PROFILE, findings);
        Pace speech = fields.oneOf("speech-rate", RATES).orElse(Pace.NORMAL);
        Profile.Listening listening = InputReader.listening(fields.block("input", DialplanKeys.PROFILE_INPUT));
        // A profile belongs to the caller, wherever the call is: it sees no variable of a flow.
        return fields.text("when")
                .flatMap(when -> CelExpressions.condition(when, new Types(), findings))
                .map(when -> new Profile(entry.key().text(), when, speech, listening));
    }
}
