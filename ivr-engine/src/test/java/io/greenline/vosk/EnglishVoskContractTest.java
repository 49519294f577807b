package io.greenline.vosk;

import io.greenline.telephony.Language;

class EnglishVoskContractTest implements VoskContract {
    @Override
    public Language language() {
        return new Language("en-US");
    }

    @Override
    public String words() {
        return "power outage";
    }

    @Override
    public String sample() {
        return "en-menu-03.wav";
    }
}
