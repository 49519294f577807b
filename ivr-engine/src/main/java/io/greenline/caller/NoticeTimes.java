package io.greenline.caller;

import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as administrators write them: {@code 2026-12-01T18:00}, seconds and an offset may follow.
 *
 * @param zone of times without an offset; empty where none is known
 */
public record NoticeTimes(Optional<ZoneId> zone) {
    private static final Pattern FORM =
            Pattern.compile("20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final String USUAL = "write 2026-12-01T18:00 or 2026-12-01T18:00+08:00";

    /** A time that cannot be used; the message is the remedy. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String problem;

        Unusable(String problem, String remedy) {
            super(remedy, null, false, false);
            this.problem = problem;
        }

        /** What is wrong, without a full stop. */
        public String problem() {
            return problem;
        }

        /** What to write instead. */
        public String remedy() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * The time that a text means.
     *
     * @throws Unusable when it means none
     */
    public ZonedDateTime parse(String text) throws Unusable {
        if (!FORM.matcher(text).matches()) {
            throw new Unusable("'%s' is not a time".formatted(Excerpt.of(text)), USUAL);
        }
        TemporalAccessor time = read(text);
        if (time instanceof OffsetDateTime offset) {
            return zone.map(offset::atZoneSameInstant).orElseGet(offset::toZonedDateTime);
        }
        ZoneId own = zone.orElseThrow(() -> new Unusable(
                "'%s' has no offset, and the file has no time-zone".formatted(text),
                "add 'time-zone: Asia/Shanghai' at the top of the file, or an offset such as +08:00 to the time"));
        LocalDateTime local = (LocalDateTime) time;
        if (own.getRules().getValidOffsets(local).isEmpty()) {
            throw new Unusable("'%s' does not exist in %s: clocks are put forward".formatted(text, own), USUAL);
        }
        return local.atZone(own);
    }

    private static TemporalAccessor read(String text) throws Unusable {
        String iso = text.replace(' ', 'T');
        boolean hasOffset = iso.endsWith("Z") || iso.lastIndexOf('-') > 7 || iso.contains("+");
        try {
            return hasOffset ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso);
        } catch (DateTimeException e) {
            throw new Unusable("'%s' is not in the calendar".formatted(text), USUAL);
        }
    }

    Optional<ZonedDateTime> parse(Scalar scalar, Findings findings) {
        try {
            return Optional.of(parse(scalar.text()));
        } catch (Unusable unusable) {
            findings.error(scalar.at(), NoticeRule.BAD_TIME, unusable.problem(), unusable.remedy());
            return Optional.empty();
        }
    }

    /** The zone of a name; a finding where there is none. */
    static Optional<ZoneId> zone(Scalar name, Findings findings) {
        try {
            return Optional.of(ZoneId.of(name.text()));
        } catch (DateTimeException e) {
            String problem = "there is no time zone '%s'".formatted(Excerpt.of(name.text()));
            String remedy =
                    NearestWord.remedy(name.text(), ZoneId.getAvailableZoneIds(), "write one such as Asia/Shanghai");
            findings.error(name.at(), NoticeRule.BAD_TIME_ZONE, problem, remedy);
            return Optional.empty();
        }
    }
}
