package io.greenline.app.findings;

import java.io.PrintWriter;
import java.util.Locale;

/** How a report is printed. */
public enum FindingsFormat {
    /** One line a finding, and a line of counts. */
    TEXT {
        @Override
        public void print(Report report, PrintWriter out) {
            report.findings().forEach(out::println);
            out.printf(
                    "%s, %s, %s%n",
                    counted(report.usable(), "usable " + report.checked().noun()),
                    counted(report.errors(), "error"),
                    counted(report.warnings(), "warning"));
        }
    },
    /** One object, its shape told in docs/checks.md. */
    JSON {
        @Override
        public void print(Report report, PrintWriter out) {
            out.println(FindingsJson.of(report));
        }
    },
    /** SARIF 2.1.0, which code hosts and editors read. */
    SARIF {
        @Override
        public void print(Report report, PrintWriter out) {
            out.println(Sarif.of(report, RuleCatalogue.ALL));
        }
    };

    public abstract void print(Report report, PrintWriter out);

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
