package io.greenline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the table of packages of docs/architecture.md: what may use what, and who alone may touch what. */
class ArchitectureTest {
    private static final String ROOT = "io.greenline.";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.greenline");

    /** Level 0: these two know the JDK only. */
    private static final Set<String> VALUES = Set.of("source", "telephony");

    /** What each package may use beside level 0 and itself. A package that is not here fails the test. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("source", Set.of()),
            Map.entry("telephony", Set.of()),
            Map.entry("audio", Set.of()),
            Map.entry("yaml", Set.of()),
            Map.entry("schema", Set.of("yaml")),
            Map.entry("grammar", Set.of()),
            Map.entry("calendar", Set.of("yaml")),
            Map.entry("backend", Set.of()),
            Map.entry("journal", Set.of()),
            Map.entry("call", Set.of("audio")),
            Map.entry("speech", Set.of("audio", "grammar")),
            Map.entry("prompt", Set.of("audio")),
            Map.entry("dialplan", Set.of("grammar", "yaml", "calendar", "backend")),
            Map.entry("routing", Set.of("yaml", "calendar")),
            Map.entry("floor", Set.of("audio", "calendar", "yaml", "journal", "call", "caller", "routing")),
            Map.entry("figures", Set.of("routing")),
            Map.entry("forecast", Set.of("routing", "figures", "yaml")),
            Map.entry("caller", Set.of("yaml")),
            Map.entry("incident", Set.of("call")),
            Map.entry(
                    "session",
                    Set.of(
                            "audio",
                            "grammar",
                            "calendar",
                            "backend",
                            "journal",
                            "call",
                            "speech",
                            "prompt",
                            "dialplan",
                            "routing",
                            "floor",
                            "caller",
                            "incident")),
            Map.entry(
                    "scenario",
                    Set.of(
                            "audio",
                            "yaml",
                            "grammar",
                            "calendar",
                            "backend",
                            "journal",
                            "call",
                            "prompt",
                            "dialplan",
                            "caller",
                            "incident",
                            "session")),
            Map.entry("asterisk", Set.of("call", "audio")),
            Map.entry("simulator", Set.of("call", "audio", "grammar", "speech")),
            Map.entry("vosk", Set.of("speech", "grammar", "audio")),
            Map.entry("espeak", Set.of("prompt", "audio")),
            Map.entry("store", Set.of("journal", "caller", "backend", "floor", "incident")),
            Map.entry("web", Set.of("backend")),
            Map.entry("picture", Set.of("dialplan", "grammar", "calendar", "backend")),
            Map.entry(
                    "rehearsal",
                    Set.of(
                            "audio",
                            "yaml",
                            "grammar",
                            "calendar",
                            "backend",
                            "journal",
                            "call",
                            "speech",
                            "prompt",
                            "dialplan",
                            "routing",
                            "caller",
                            "incident",
                            "floor",
                            "session",
                            "scenario",
                            "simulator")),
            Map.entry(
                    "quality",
                    Set.of("audio", "grammar", "journal", "call", "prompt", "dialplan", "caller", "session")),
            Map.entry(
                    "console",
                    Set.of(
                            "quality",
                            "session",
                            "audio",
                            "grammar",
                            "journal",
                            "call",
                            "prompt",
                            "dialplan",
                            "caller")));

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        List<String> breaches = new ArrayList<>();
        for (JavaClass type : MAIN) {
            String from = packageOf(type);
            if (from.equals("app")) {
                continue;
            }
            Set<String> allowed = MAY_USE.get(from);
            assertThat(allowed)
                    .as("%s is in package '%s', which has no level: add it to the table", type.getName(), from)
                    .isNotNull();
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = packageOf(dependency.getTargetClass());
                boolean fine = to.isEmpty() || to.equals(from) || VALUES.contains(to) && !VALUES.contains(from);
                if (!fine && !allowed.contains(to)) {
                    breaches.add(dependency.getDescription());
                }
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void driversDoNotKnowOneAnother() {
        slices().matching("io.greenline.asterisk.(ari|agi)..")
                .should()
                .notDependOnEachOther()
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("io.greenline.asterisk.media..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.greenline.asterisk.ari..", "io.greenline.asterisk.agi..", "io.greenline.call..")
                .check(MAIN);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.greenline.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void onlyTheAsteriskDriversTouchNettyAndAsteriskJava() {
        only("asterisk", "io.netty..", "org.asteriskjava..");
    }

    @Test
    void onlyTheStoreTouchesSql() {
        only("store", "java.sql..", "javax.sql..", "org.sqlite..", "org.jdbi..", "org.flywaydb..");
    }

    @Test
    void onlyOnePackageTouchesEachOfTheseLibraries() {
        only("yaml", "org.snakeyaml..");
        only("dialplan", "dev.cel..");
        only("grammar.script", "org.mozilla.javascript..");
        only("vosk", "org.vosk..", "com.sun.jna..");
        only("picture", "org.eclipse.elk..", "org.eclipse.emf..", "org.eclipse.xtext..");
        only("app", "picocli..", "io.micrometer..", "ch.qos.logback..", "org.apache.commons.configuration2..");
    }

    private static void only(String owner, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + owner + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(MAIN);
    }

    @Test
    void onlyTheProgramReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.greenline.app..")
                .should()
                .callMethodWhere(DescribedPredicate.describe("reads the clock", call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getName();
                    return owner.equals(System.class.getName()) && name.equals("currentTimeMillis")
                            || owner.equals(Instant.class.getName()) && name.equals("now")
                            || owner.equals(InstantSource.class.getName()) && name.equals("system")
                            || owner.equals(Clock.class.getName()) && name.startsWith("system")
                            || owner.startsWith("java.time.Local") && name.equals("now")
                            || owner.equals("java.time.ZonedDateTime") && name.equals("now")
                            || owner.equals("java.time.OffsetDateTime") && name.equals("now");
                }))
                .check(MAIN);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(MAIN);
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .check(MAIN);
    }

    @Test
    void onlyTheProgramPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.greenline.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }

    @Test
    void noPackageAndNoClassIsADrawerForOddments() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..model..", "..service..", "..manager..")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Impl|Manager)")
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages = new TreeSet<>();
        MAIN.forEach(type -> packages.add(type.getPackageName()));
        Set<String> marked = MAIN.stream()
                .filter(type -> type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(marked).isEqualTo(packages);
    }
}
