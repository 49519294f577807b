package io.greenline.caller;

import java.time.Instant;
import java.util.List;

/** The time-bound announcements that stand now. Thread-safe; answers at once. */
public interface NoticeBoard {

    /** Where there is nothing to announce. */
    NoticeBoard NONE = (_, _) -> List.of();

    /** What applies to these callers at this moment and can be spoken, the most urgent first. */
    List<NoticeId> applying(Audience audience, Instant now);
}
