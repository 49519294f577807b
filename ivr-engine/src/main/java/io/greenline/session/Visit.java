package io.greenline.session;

import io.greenline.caller.NoticeId;
import io.greenline.dialplan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The counters of a node while the call is at it (VoiceXML 2.0 sections 4.1.6 and 5.2.2). Entering a node is entering a
 * form: every counter begins anew; asking again within the node keeps them.
 *
 * @param asked how often the question was asked: the prompt counter
 * @param noinputs how often the caller said nothing
 * @param nomatches how often the entry did not fit
 * @param rejections how often the caller refused what was read back
 * @param entry the entry that waits to be confirmed
 * @param heard the words of the last spoken answer
 * @param refused answers that the caller said were wrong: they are not understood again
 * @param notices what is being announced and what is still to be
 */
record Visit(
        int asked,
        int noinputs,
        int nomatches,
        int rejections,
        Optional<Value> entry,
        Optional<Value> heard,
        List<Value> refused,
        List<NoticeId> notices) {
    static final Visit FIRST = new Visit(0, 0, 0, 0, Optional.empty(), Optional.empty(), List.of(), List.of());

    Visit {
        refused = List.copyOf(refused);
        notices = List.copyOf(notices);
    }

    /** Tries that led nowhere, whatever the reason: the ceiling of {@code attempts} counts them together. */
    int wasted() {
        return noinputs + nomatches + rejections;
    }

    Visit askedAgain() {
        return new Visit(asked + 1, noinputs, nomatches, rejections, entry, heard, refused, notices);
    }

    Visit silent() {
        return new Visit(asked, noinputs + 1, nomatches, rejections, entry, heard, refused, notices);
    }

    Visit unmatched() {
        return new Visit(asked, noinputs, nomatches + 1, rejections, entry, heard, refused, notices);
    }

    Visit rejected() {
        return new Visit(asked, noinputs, nomatches, rejections + 1, Optional.empty(), heard, refusedToo(), notices);
    }

    Visit confirming(Value toConfirm) {
        return new Visit(asked, noinputs, nomatches, rejections, Optional.of(toConfirm), heard, refused, notices);
    }

    Visit announcing(List<NoticeId> left) {
        return new Visit(asked, noinputs, nomatches, rejections, entry, heard, refused, left);
    }

    Visit hearing(Value words) {
        return new Visit(asked, noinputs, nomatches, rejections, entry, Optional.of(words), refused, notices);
    }

    private List<Value> refusedToo() {
        List<Value> all = new ArrayList<>(refused);
        entry.ifPresent(all::add);
        return all;
    }
}
