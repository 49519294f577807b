package io.greenline.app;

import io.greenline.app.settings.Secret;
import io.greenline.app.settings.Settings;
import io.greenline.asterisk.agi.AddressBlock;
import io.greenline.asterisk.agi.AgiSettings;
import io.greenline.asterisk.agi.AgiSwitch;
import io.greenline.asterisk.ari.AriSettings;
import io.greenline.asterisk.ari.AriSettings.PromptFolder;
import io.greenline.asterisk.ari.AriSwitch;
import io.greenline.asterisk.ari.AriText;
import io.greenline.asterisk.ari.Password;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.call.Switch;
import io.greenline.call.TextLine;
import io.greenline.speech.SpeechCounts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts that ship: Asterisk's drivers and the voice. */
final class ShippedParts implements EngineParts {
    private static final int MOST_CALLS = 2_000;

    @Override
    public OpenVoice voice(Settings.Prompts settings) {
        return PromptWiring.open(settings);
    }

    @Override
    public OpenSpeech speech(Settings.Speech settings, SpeechCounts counts) {
        return settings.models().isEmpty() ? new NoSpeech() : SpeechWiring.open(settings, counts);
    }

    @Override
    public List<Switch> switches(Settings settings, Optional<AudioSocketServer> audio) {
        List<Switch> switches = new ArrayList<>();
        if (settings.ari().enabled()) {
            switches.add(audio.map(to -> new AriSwitch(ari(settings), InstantSource.system(), to))
                    .orElseGet(() -> new AriSwitch(ari(settings), InstantSource.system())));
        }
        if (settings.agi().enabled()) {
            switches.add(
                    audio.map(to -> new AgiSwitch(agi(settings), to)).orElseGet(() -> new AgiSwitch(agi(settings))));
        }
        if (switches.isEmpty()) {
            throw new CommandFailure("no call can come in: set ari.enabled or agi.enabled to true");
        }
        return switches;
    }

    @Override
    public TextLine texts(Settings settings) {
        return settings.ari().enabled() ? new AriText(ari(settings)) : TextLine.NONE;
    }

    private static AriSettings ari(Settings settings) {
        Settings.Ari ari = settings.ari();
        PromptFolder prompts = new PromptFolder(
                settings.prompts().directory(), settings.prompts().switchDirectory());
        Secret password = ari.password()
                .orElseThrow(() -> new CommandFailure(
                        "ari.password: needed while ari.enabled is true; it is in Asterisk's ari.conf"));
        return AriSettings.of(ari.url(), ari.user(), new Password(password.reveal()), settings.engineName())
                .withPrompts(prompts);
    }

    private static AgiSettings agi(Settings settings) {
        return new AgiSettings(
                settings.agi().listen(),
                settings.agi().allow().stream().map(AddressBlock::parse).toList(),
                MOST_CALLS,
                settings.prompts().directory(),
                settings.prompts().switchDirectory(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofHours(12));
    }
}
