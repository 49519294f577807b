package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.app.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private final Settings settings = settings();

    private static Settings settings() {
        try {
            return Settings.load(new SettingSources(Optional.empty(), Map.of(), Map.of(), Path.of(".")));
        } catch (SettingsException refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void anAddressThatCannotBeHadIsNamedWithItsSetting() {
        assertThat(StartFailure.of(new IOException("floor.listen: Address already in use"), settings))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("floor.listen: Address already in use; %s cannot be had"
                        .formatted(settings.floor().listen()));
        assertThat(StartFailure.of(new IOException("register.listen: no"), settings))
                .hasMessage("register.listen: no; %s cannot be had"
                        .formatted(settings.register().listen()));
        assertThat(StartFailure.of(new IOException("handover.listen: no"), settings))
                .hasMessage("handover.listen: no; %s cannot be had"
                        .formatted(settings.handover().listen()));
    }

    @Test
    void anAddressWithoutASettingInFrontIsTheEnginesOwn() {
        assertThat(StartFailure.of(new IOException("Address already in use"), settings))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("http.listen: %s cannot be had (Address already in use); greenline doctor says who has it"
                        .formatted(settings.httpListen()));
    }

    @Test
    void whatFailedOnAnotherThreadIsToldAsWhatItIs() {
        CommandFailure told = new CommandFailure("store.directory: not writable");
        assertThat(StartFailure.of(new ExecutionException(told), settings)).isSameAs(told);
    }

    @Test
    void aFaultOfOursIsNoMistakeOfAPerson() {
        RuntimeException own = new IllegalArgumentException("a fault");
        assertThat(StartFailure.of(own, settings)).isSameAs(own);
        assertThat(StartFailure.of(new Exception("checked"), settings)).isInstanceOf(IllegalStateException.class);
    }
}
