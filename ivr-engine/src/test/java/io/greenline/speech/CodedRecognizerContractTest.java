package io.greenline.speech;

import io.greenline.audio.Pcm;

class CodedRecognizerContractTest implements RecognizerContract {
    private final CodedRecognizer recognizer = new CodedRecognizer("one", "two", "three");

    @Override
    public Recognizer recognizer() {
        return recognizer;
    }

    @Override
    public Recognizer lost() {
        CodedRecognizer broken = new CodedRecognizer("one");
        broken.broken = true;
        return broken;
    }

    @Override
    public String words() {
        return "two one one three";
    }

    @Override
    public Pcm voice() {
        return recognizer.say(". " + words());
    }
}
