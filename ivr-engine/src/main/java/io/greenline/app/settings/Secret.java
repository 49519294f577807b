package io.greenline.app.settings;

/** A text that never prints itself; who needs it says so by {@link #reveal}. */
public final class Secret {
    private final String text;

    Secret(String text) {
        this.text = text;
    }

    /** The text itself: for the connection that needs it, never for a message. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
