package io.greenline.espeak;

import io.greenline.prompt.Synthesizer;
import io.greenline.prompt.SynthesizerContract;
import io.greenline.telephony.Language;

/** Against the real espeak-ng; scripts/test installs it. */
class EspeakSynthesizerContractTest implements SynthesizerContract {
    @Override
    public Synthesizer synthesizer() {
        return new EspeakSynthesizer(EspeakSettings.standard());
    }

    @Override
    public Language unspoken() {
        return new Language("xh-ZA");
    }
}
