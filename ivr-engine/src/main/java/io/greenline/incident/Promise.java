package io.greenline.incident;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;

/**
 * Somebody is promised a call when the power is back.
 *
 * @param id names it in commands and in the call that is made; from 1, 0 before it is kept
 * @param number who is called
 * @param call in which it was promised
 * @param language in which the caller spoke, as a tag
 * @param tier of the caller's class: the lower is called first
 * @param attempts calls so far
 * @param due the earliest next call
 * @param how what came of the last attempt, for people
 */
public record Promise(
        long id,
        IncidentNumber incident,
        PhoneNumber number,
        CallId call,
        String language,
        int tier,
        Instant asked,
        State state,
        int attempts,
        Instant due,
        String how) {

    /** What became of it. */
    public enum State {
        /** It will be kept. */
        OPEN,
        /** The call was answered. */
        CALLED,
        /** Nobody answered, as often as it was tried. */
        UNREACHED,
        /** It was too late to call. */
        EXPIRED,
        /** The caller wants no call any more. */
        CANCELLED,
        /** The incident was closed without calling anybody. */
        DROPPED
    }

    static Promise made(CallWish wish) {
        return new Promise(
                0,
                wish.incident(),
                wish.number(),
                wish.call(),
                wish.language(),
                wish.tier(),
                wish.at(),
                State.OPEN,
                0,
                wish.at(),
                "");
    }

    Promise named(long name) {
        return new Promise(name, incident, number, call, language, tier, asked, state, attempts, due, how);
    }

    /** It is dialled now. Whatever becomes of this engine, it is not dialled again before the next attempt is due. */
    Promise dialled(CallTerms terms, Instant now) {
        return new Promise(
                id, incident, number, call, language, tier, asked, state, attempts + 1, now.plus(terms.every()), how);
    }

    /** The call was not answered. */
    Promise missed(String why, CallTerms terms) {
        State after = attempts >= terms.attempts() ? State.UNREACHED : state;
        return new Promise(id, incident, number, call, language, tier, asked, after, attempts, due, why);
    }

    Promise become(State other, String why) {
        return new Promise(id, incident, number, call, language, tier, asked, other, attempts, due, why);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
