package io.greenline.caller;

import java.util.List;

/**
 * For whom notices are wanted.
 *
 * @param dialplan the dialplan's name
 * @param area where the caller's premises are; empty when it is not known: notices for areas are not for this caller then
 * @param tier the customer's tier; empty when unknown
 * @param needs the customer's needs
 */
public record Audience(String dialplan, String area, String tier, List<String> needs) {
    public Audience {
        needs = List.copyOf(needs);
    }
}
