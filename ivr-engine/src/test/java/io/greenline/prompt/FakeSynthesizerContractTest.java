package io.greenline.prompt;

import io.greenline.telephony.Language;

class FakeSynthesizerContractTest implements SynthesizerContract {
    @Override
    public Synthesizer synthesizer() {
        return new FakeSynthesizer();
    }

    @Override
    public Language unspoken() {
        return new Language("tlh");
    }
}
