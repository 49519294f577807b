package io.greenline.app.settings;

/**
 * A setting as somebody wrote it.
 *
 * @param text not yet checked
 * @param origin who wrote it
 */
record Given(String text, Origin origin) {}
