package io.greenline.call;

/** Whether a tone tells the caller that the recording begins. */
public enum Beep {
    PLAYED,
    NONE
}
