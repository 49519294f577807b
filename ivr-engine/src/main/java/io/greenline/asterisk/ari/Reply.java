package io.greenline.asterisk.ari;

/** What became of a request; exactly one for each request. */
sealed interface Reply {
    /** Asterisk answered. */
    record Done(int status, String body) implements Reply {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        boolean notFound() {
            return status == 404;
        }
    }

    /** The connection went away after the request was sent: it was carried out, or not. */
    record InDoubt() implements Reply {}

    /** No answer in time, or no room to wait in. */
    record Missing(String why) implements Reply {}

    /** This node may send nothing any more: it was replaced or closed. */
    record Fenced() implements Reply {}
}
