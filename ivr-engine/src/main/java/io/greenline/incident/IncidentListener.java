package io.greenline.incident;

/** Is told what came of reports, promises and calls, for counting. Thread-safe; never blocks. */
public interface IncidentListener {

    /** Where nobody counts. */
    IncidentListener NONE = new IncidentListener() {
        @Override
        public void reported(Report what) {}

        @Override
        public void promised(Answer what) {}

        @Override
        public void called(Call what) {}
    };

    /** What a report was. */
    enum Report {
        /** It began an incident. */
        FIRST,
        /** It was put to an incident. */
        FURTHER,
        /** The same caller or premises had reported it. */
        REPEATED,
        REFUSED
    }

    /** What was answered to a wish to be called. */
    enum Answer {
        PROMISED,
        REFUSED,
        CANCELLED
    }

    /** What came of a promised call. */
    enum Call {
        ANSWERED,
        /** It is tried again. */
        MISSED,
        UNREACHED,
        EXPIRED
    }

    void reported(Report what);

    void promised(Answer what);

    void called(Call what);
}
