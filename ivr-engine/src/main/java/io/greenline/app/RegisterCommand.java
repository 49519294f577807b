package io.greenline.app;

import io.greenline.app.operation.RegisterWords;
import io.greenline.app.settings.Settings;
import io.greenline.caller.RegisterEntry;
import io.greenline.caller.VisitPassword;
import io.greenline.store.NumberRules;
import io.greenline.store.RegisterImport;
import io.greenline.store.SqliteRegister;
import io.greenline.store.StoreException;
import io.greenline.telephony.PhoneNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The Priority Services Register; also while an engine runs. */
@Command(
        name = "register",
        description = "Keep the priority services register: which households have needs, and what they have agreed to.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RegisterCommand.Import.class,
            RegisterCommand.ListEntries.class,
            RegisterCommand.Show.class,
            RegisterCommand.Review.class,
            RegisterCommand.Remove.class,
            RegisterCommand.PasswordCheck.class
        })
final class RegisterCommand implements Runnable {
    private static final Duration BUSY = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    RegisterCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "register import FILE, list, show NUMBER, review, remove NUMBER or password-check NUMBER?");
    }

    private static <T> T with(Settings settings, Function<SqliteRegister, T> question) {
        try (SqliteRegister register = RegisterParts.open(settings.store(), BUSY)) {
            return question.apply(register);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static PhoneNumber number(String written) {
        return PhoneNumber.parse(written)
                .orElseThrow(() -> new CommandFailure("'%s' is no telephone number".formatted(written)));
    }

    private static RegisterEntry entry(Settings settings, String written) {
        return with(settings, register -> register.entry(number(written)))
                .orElseThrow(() -> new CommandFailure("the register has no number " + written));
    }

    /** Without needs: a list may lie on a desk. */
    private static String line(RegisterEntry entry, LocalDate today) {
        return "%-16s %-16s until %s, review %s%s"
                .formatted(
                        entry.number(),
                        RegisterWords.of(entry.standing(today)),
                        entry.consent().expires(),
                        entry.review(),
                        entry.premises().isEmpty() ? "" : "  " + entry.premises());
    }

    /** Puts the rows of a file in. */
    @Command(
            name = "import",
            description = "Put the rows of a CSV file in: all of them, or nothing when a row is wrong.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "FILE", description = "CSV with the columns number, needs, evidence and others.")
        private Path file;

        @SuppressWarnings("NullAway.Init")
        Import() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Settings set = settings.load();
            NumberRules rules = new NumberRules(set.store().countryCode());
            RegisterImport.Outcome outcome = with(
                    set,
                    register -> new RegisterImport(register, rules, new SecureRandom()).put(file, file.toString()));
            outcome.findings().forEach(out::println);
            out.println(outcome.done() ? "%d entries".formatted(outcome.entries()) : "nothing was changed");
            return outcome.done() ? 0 : 1;
        }
    }

    /** All entries. */
    @Command(
            name = "list",
            description = "List the entries and how they stand, without needs.",
            mixinStandardHelpOptions = true)
    static final class ListEntries implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        ListEntries() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            LocalDate today = RegisterParts.today();
            List<RegisterEntry> all = with(settings.load(), SqliteRegister::all);
            all.forEach(entry -> out.println(line(entry, today)));
            out.printf("%d entries%n", all.size());
            return 0;
        }
    }

    /** One entry. */
    @Command(
            name = "show",
            description = "Show one entry to somebody whom the household has agreed to.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "NUMBER", description = "The household's telephone.")
        private String number;

        @Option(
                names = "--for",
                required = true,
                paramLabel = "ROLE",
                description = "Who asks: desk, field-crew or another role of the column seen-by.")
        private String role;

        @SuppressWarnings("NullAway.Init")
        Show() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            RegisterEntry entry = entry(settings.load(), number);
            if (!entry.maySee(role)) {
                throw new CommandFailure("the household has not agreed that '%s' sees its entry".formatted(role));
            }
            out.println(line(entry, RegisterParts.today()));
            out.printf("  needs     %s%n", String.join(", ", entry.needs()));
            out.printf("  evidence  %s%n", entry.evidence());
            out.printf(
                    "  purposes  %s%n",
                    String.join(", ", new TreeSet<>(entry.consent().purposes())));
            out.printf(
                    "  seen by   %s%n",
                    String.join(", ", new TreeSet<>(entry.consent().seenBy())));
            entry.contact().ifPresent(contact -> out.printf("  contact   %s, %s%n", contact.name(), contact.number()));
            out.printf(
                    "  password  %s%n",
                    entry.password().isPresent() ? "set; check what was said with register password-check" : "none");
            return 0;
        }
    }

    /** What somebody has to look at. */
    @Command(
            name = "review",
            description = "List the entries whose review is due, and those whose consent has ended.",
            mixinStandardHelpOptions = true)
    static final class Review implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        Review() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            LocalDate today = RegisterParts.today();
            List<RegisterEntry> due = with(settings.load(), SqliteRegister::all).stream()
                    .filter(entry -> entry.needsReview(today))
                    .toList();
            due.forEach(entry -> out.println(line(entry, today)));
            out.printf("%d to review%n", due.size());
            return 0;
        }
    }

    /** Takes one out. */
    @Command(name = "remove", description = "Take an entry out for good.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "NUMBER", description = "The household's telephone.")
        private String number;

        @SuppressWarnings("NullAway.Init")
        Remove() {}

        @Override
        public Integer call() {
            PhoneNumber telephone = number(number);
            boolean found = with(settings.load(), register -> register.remove(telephone));
            if (!found) {
                throw new CommandFailure("the register has no number " + number);
            }
            return 0;
        }
    }

    /** Tells whether visiting staff said the password. */
    @Command(
            name = "password-check",
            description = "Say whether a password is that of a household; it is read from the first line of the input.",
            mixinStandardHelpOptions = true)
    static final class PasswordCheck implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "NUMBER", description = "The household's telephone.")
        private String number;

        @SuppressWarnings("NullAway.Init")
        PasswordCheck() {}

        @Override
        public Integer call() throws IOException {
            Optional<VisitPassword> password = entry(settings.load(), number).password();
            if (password.isEmpty()) {
                throw new CommandFailure("this household has no password");
            }
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            boolean right =
                    password.get().is(Optional.ofNullable(input.readLine()).orElse(""));
            spec.commandLine().getOut().println(right ? "right" : "wrong");
            return right ? 0 : 1;
        }
    }
}
