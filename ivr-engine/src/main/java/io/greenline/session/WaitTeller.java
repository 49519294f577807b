package io.greenline.session;

import io.greenline.floor.Seat;
import io.greenline.routing.Queue;
import io.greenline.routing.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a waiting caller is told, and when: the truth. A place or a time is told only while it is no worse than what she was told
 * before; when it is, she is told why instead. While nothing is known of the time, nothing is said of it.
 *
 * <p>Time here is the time waited, which no clock that is put back or forward changes.
 */
final class WaitTeller {
    private static final long MINUTE = 60;

    private final List<Action.Enqueue.Exit> exits;
    private Optional<Duration> began = Optional.empty();
    private Optional<Duration> last = Optional.empty();
    private int rounds;
    private int toldPlace = Integer.MAX_VALUE;
    private Optional<Duration> toldEnd = Optional.empty();
    private boolean callbackTold;

    WaitTeller(List<Action.Enqueue.Exit> exits) {
        this.exits = List.copyOf(exits);
    }

    /** How long until the next announcement; zero when it is due. */
    Duration dueIn(Queue.Comfort comfort, Duration waited) {
        Duration from = began.orElse(waited);
        began = Optional.of(from);
        Duration due = last.map(told -> told.plus(comfort.every())).orElse(from.plus(comfort.firstAfter()));
        Duration left = due.minus(waited);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The announcement that follows is due at once: the caller has asked. */
    void ask() {
        last = Optional.empty();
        began = Optional.of(Duration.ZERO);
    }

    /** How often something was told. */
    int rounds() {
        return rounds;
    }

    /** The next announcement, which counts as told. */
    List<WaitWords> tell(Seat.Word.Wait wait) {
        List<WaitWords> words = new ArrayList<>();
        if (rounds == 0) {
            words.add(WaitWords.of("first"));
        }
        Queue.Comfort comfort = wait.queue().comfort();
        boolean overtaken = comfort.position() && !place(wait.standing(), words);
        if (comfort.estimate()) {
            wait.standing()
                    .estimate()
                    .ifPresent(estimate -> time(estimate, wait.standing().waited(), overtaken, words));
        }
        offer(wait.callbackOffered(), words);
        rounds++;
        last = Optional.of(wait.standing().waited());
        began = began.or(() -> last);
        return words;
    }

    /** Says the place; answers whether it is no worse than before. */
    private boolean place(Standing standing, List<WaitWords> words) {
        int place = standing.ahead() + 1;
        if (place > toldPlace) {
            words.add(WaitWords.of("overtaken"));
            return false;
        }
        toldPlace = place;
        words.add(place == 1 ? WaitWords.of("next") : WaitWords.of("position").with("position", place));
        return true;
    }

    private void time(Standing.Estimate estimate, Duration waited, boolean overtaken, List<WaitWords> words) {
        boolean worse = toldEnd.filter(end -> waited.plus(estimate.most()).compareTo(end) > 0)
                .isPresent();
        if (worse) {
            if (!overtaken) {
                words.add(WaitWords.of("slower"));
            }
            return;
        }
        long most = Math.max(1, Math.ceilDiv(estimate.most().toSeconds(), MINUTE));
        long least = estimate.likely().toMinutes();
        Duration end = waited.plusMinutes(most);
        toldEnd =
                Optional.of(toldEnd.filter(before -> before.compareTo(end) < 0).orElse(end));
        if (most == 1) {
            words.add(WaitWords.of("minute"));
        } else if (least < 1 || least >= most) {
            words.add(WaitWords.of("about").with("most", most));
        } else {
            words.add(WaitWords.of("range").with("least", least).with("most", most));
        }
    }

    /** What keys are for: in every other announcement, and at once when a callback comes to be offered. */
    private void offer(boolean callbackOffered, List<WaitWords> words) {
        boolean turn = rounds % 2 == 0;
        for (Action.Enqueue.Exit exit : exits) {
            switch (exit.what()) {
                case CALLBACK -> {
                    if (callbackOffered && (turn || !callbackTold)) {
                        callbackTold = true;
                        words.add(WaitWords.of("exit-callback").with("key", exit.key()));
                    }
                }
                case VOICEMAIL -> offer(turn, "exit-voicemail", exit, words);
                case TEXT -> offer(turn, "exit-text", exit, words);
                case ELSEWHERE -> {
                    // The dialplan's comfort messages say it.
                }
            }
        }
    }

    private static void offer(Boolean turn, String prompt, Action.Enqueue.Exit exit, List<WaitWords> words) {
        if (turn) {
            words.add(WaitWords.of(prompt).with("key", exit.key()));
        }
    }
}
