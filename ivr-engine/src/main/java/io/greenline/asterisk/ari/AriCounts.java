package io.greenline.asterisk.ari;

/**
 * What a switch has done since it was opened.
 *
 * @param requests sent to Asterisk
 * @param messages received from it, answers included
 * @param unknown of them neither used nor understood
 * @param connections made
 * @param calls handed to the handler
 * @param refused calls sent back to the dialplan
 * @param running calls now
 */
public record AriCounts(
        long requests, long messages, long unknown, long connections, long calls, long refused, int running) {}
