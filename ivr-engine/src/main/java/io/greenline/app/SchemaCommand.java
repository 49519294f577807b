package io.greenline.app;

import io.greenline.calendar.CalendarLoader;
import io.greenline.dialplan.DialplanTables;
import io.greenline.forecast.ForecastFile;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.scenario.TestFileLoader;
import io.greenline.schema.SchemaWriter;
import io.greenline.yaml.TableSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of a kind of file, for editors. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of a kind of file: editors complete and explain its keys.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    /** The files that have a schema. */
    enum Kind {
        DIALPLAN,
        FRAGMENT,
        TEST,
        CALENDARS,
        ROUTING,
        FORECAST;

        private TableSet tables() {
            return switch (this) {
                case DIALPLAN -> DialplanTables.dialplan();
                case FRAGMENT -> DialplanTables.fragment();
                case TEST -> TestFileLoader.tables();
                case CALENDARS -> CalendarLoader.tables();
                case ROUTING -> RoutingFile.tables();
                case FORECAST -> ForecastFile.tables();
            };
        }

        /** The file beside the sample dialplans that holds this schema. */
        String file() {
            return this + ".schema.json";
        }

        String schema() {
            return SchemaWriter.write(tables());
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "KIND",
            arity = "0..1",
            defaultValue = "dialplan",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where nothing is said.")
    private Kind kind;

    @SuppressWarnings("NullAway.Init")
    SchemaCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(kind.schema());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
