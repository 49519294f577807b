package io.greenline.routing.plan;

import io.greenline.calendar.CalendarLoader;
import io.greenline.calendar.Calendars;
import io.greenline.telephony.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A routing file with the calendars beside it. */
public final class RoutingFolder {
    private RoutingFolder() {}

    /** The calendars that a routing file can name. */
    public static Path calendars(Path routing) {
        return routing.resolveSibling(CalendarLoader.FILE_NAME);
    }

    /**
     * Loads a routing file that is there. Calendars that are refused are what is wrong with it: its hours hang on them.
     *
     * @param languages of the dialplans; none where they are not known
     */
    public static RoutingFile.Result load(Path file, Set<Language> languages) {
        Path calendars = calendars(file);
        if (!Files.exists(calendars)) {
            return RoutingFile.load(file, new Beside(Calendars.NONE, languages));
        }
        return switch (CalendarLoader.load(calendars)) {
            case CalendarLoader.Loaded loaded -> RoutingFile.load(file, new Beside(loaded.calendars(), languages));
            case CalendarLoader.Refused(var errors) -> new RoutingFile.Refused(errors);
        };
    }
}
