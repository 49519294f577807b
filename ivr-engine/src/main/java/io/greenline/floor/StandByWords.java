package io.greenline.floor;

import io.greenline.audio.Sound;
import io.greenline.routing.Agent;
import io.greenline.routing.Wish;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;

/** What agents hear who are called before their customers. May take as long as synthesising takes. */
public interface StandByWords {
    /** Nothing is said. */
    StandByWords NONE = new StandByWords() {
        @Override
        public List<Sound> whisper(Agent agent, QueueId queue, Wish wish, Duration waited) {
            return List.of();
        }

        @Override
        public List<Sound> notReached(Agent agent, Wish wish) {
            return List.of();
        }
    };

    /**
     * Who the customer is, and that she is dialled now.
     *
     * @param waited since she joined
     */
    List<Sound> whisper(Agent agent, QueueId queue, Wish wish, Duration waited) throws InterruptedException;

    /** That the customer cannot be reached. */
    List<Sound> notReached(Agent agent, Wish wish) throws InterruptedException;
}
