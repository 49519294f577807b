package io.greenline.vosk;

import io.greenline.telephony.Language;

class MandarinVoskContractTest implements VoskContract {
    @Override
    public Language language() {
        return new Language("zh-CN");
    }

    @Override
    public String words() {
        return "我要 报修";
    }

    @Override
    public String sample() {
        return "zh-phrase-01.wav";
    }
}
