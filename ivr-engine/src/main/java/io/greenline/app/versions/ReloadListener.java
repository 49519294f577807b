package io.greenline.app.versions;

import io.greenline.dialplan.DialplanVersion;
import java.util.List;

/** Is told what becomes of changed files: for metrics. Called on the reloader's thread. */
public interface ReloadListener {
    /** A version takes new calls from now on; {@code all} are the live ones. */
    void wentLive(DialplanVersion version, List<DialplanVersion> all);

    /** These files cannot become live; told when that has changed, with an empty list too. */
    void refused(List<Refusal> all);

    /** Where nobody counts. */
    ReloadListener NONE = new ReloadListener() {
        @Override
        public void wentLive(DialplanVersion version, List<DialplanVersion> all) {}

        @Override
        public void refused(List<Refusal> all) {}
    };
}
