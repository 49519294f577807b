package io.greenline.grammar.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.greenline.grammar.match.Grammars;
import io.greenline.grammar.match.Written;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The script engine is large: a program whose grammars have no scripts never loads it. */
class ScriptsOnDemandTest {

    @Test
    void nothingOfTheScriptEngineIsLoadedWhenNoGrammarHasScripts() throws Exception {
        assertThat(means("semantics/1.0-literals")).isEqualTo("[\"x\"]");
    }

    @Test
    void withScriptsItIsMissed() {
        assertThat(catchThrowable(() -> means("semantics/1.0")))
                .hasStackTraceContaining("NoClassDefFoundError: org/mozilla/javascript");
    }

    /** Uses a grammar with classes that are loaded anew, without the engine's jar. */
    private static String means(String format) throws ReflectiveOperationException, IOException {
        URL[] withoutEngine = {location(Written.class), location(Grammars.class)};
        try (URLClassLoader loader = new URLClassLoader(withoutEngine, ClassLoader.getPlatformClassLoader())) {
            Class<?> written = loader.loadClass("io.greenline.grammar.match.Written");
            String text = "#ABNF 1.0 UTF-8;\nlanguage en-US;\nroot $root;\ntag-format <%s>;\npublic $root = a {x};\n"
                    .formatted(format);
            Object grammar = written.getMethod("texts", Map.class, String.class)
                    .invoke(null, Map.of("written", text), "written");
            return written.getMethod("all", String.class).invoke(grammar, "a").toString();
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
