package io.greenline.app.notices;

import io.greenline.caller.Audience;
import io.greenline.caller.NoticeBoard;
import io.greenline.caller.NoticeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The notices of a board, but one that a surge level names is announced only while that level holds. Its own times count
 * besides. Thread-safe as far as what it asks is.
 *
 * @param level the surge level that holds
 * @param named the names of notices, by the levels that name them
 */
public record SurgeNotices(NoticeBoard board, Supplier<String> level, Supplier<Map<String, List<String>>> named)
        implements NoticeBoard {

    @Override
    public List<NoticeId> applying(Audience audience, Instant now) {
        Map<String, List<String>> byLevel = named.get();
        List<String> meant = byLevel.getOrDefault(level.get(), List.of());
        return board.applying(audience, now).stream()
                .filter(notice -> meant.contains(notice.value())
                        || byLevel.values().stream().flatMap(Collection::stream).noneMatch(notice.value()::equals))
                .toList();
    }
}
