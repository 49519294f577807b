package io.greenline.asterisk.ari;

/**
 * What Asterisk says of a channel, as far as we use it; text that is missing is empty.
 *
 * @param state {@code Ring}, {@code Ringing}, {@code Up} and others
 * @param callerName hostile until proved otherwise
 * @param extension what was dialled
 * @param application the dialplan application that runs, {@code Stasis} for ours
 * @param applicationData its arguments: the ARI application first, then commas
 */
record AriChannel(
        String id,
        String state,
        String callerName,
        String callerNumber,
        String extension,
        String application,
        String applicationData) {

    boolean isUp() {
        return state.equals("Up");
    }

    boolean isIn(String ariApplication) {
        return application.equals("Stasis")
                && (applicationData.equals(ariApplication) || applicationData.startsWith(ariApplication + ','));
    }
}
