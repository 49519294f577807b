package io.greenline.grammar.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.match.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that want what they must not have: each ends in no meaning, and is reported. */
class HostileScriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) {}",
                "while (true) { try { for (;;) {} } finally { for (;;) {} } }",
                "for (;;) { try { for (;;) {} } catch (e) {} }",
                "function f() { return f(); } f();",
                "function f() { try { f(); } finally { f(); } } f();",
                "var o = {toString: function () { return '' + o; }}; out = '' + o;",
                "var a = []; for (;;) { a.push(a); }",
            })
    void aScriptWithoutAnEndIsStopped(String script) {
        assertStopped(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var s = 'xxxxxxxxxx'; for (;;) { s += s; }",
                "var s = 'xxxxxxxxxx'; for (;;) { s = s + s; }",
                "var s = 'xxxxxxxxxx'; for (;;) { s = s.concat(s, s); }",
                "var s = 'xxxxxxxxxx'; s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;"
                        + "s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s;s+=s; out = s.indexOf('y');",
                "out = new Array(1e9);",
                "out = Array(1e9).join('x');",
                "var a = []; a.length = 4e9; out = a.join('x');",
                "var a = []; a[4e9] = 1; out = a.indexOf(7);",
                "var a = []; a[4e9] = 1; a.sort();",
                "var a = []; a[4e9] = 1; a.reverse();",
                "out = Array.prototype.slice.call({length: 4e9});",
                "out = Array.prototype.concat.apply([], {length: 1e9});",
                "out = Math.max.apply(null, {length: 1e9});",
                "out = 'x'.repeat(1e9);",
                "out = 'x'.padStart(1e9, 'y');",
                "out = 'x'.padEnd(1e9);",
                "var s = 'x'.repeat(9000); out = s.replace(/x/g, s);",
                "var s = 'x'.repeat(900); out = s.replace(/x/g, '$`$`$`$`$`$`$`$`$`$`$`$`');",
                "var s = 'x'.repeat(9000); out = s.replace(/x/g, function () { return s; });",
                "var a = ['xxxxxxxxxx']; for (;;) { a = [a, a]; '' + a; }",
                "var a = ['xxxxxxxxxx']; for (var i = 0; i < 40; i++) { a = a.concat(a); }",
                "var a = []; for (;;) { a.push('x'.repeat(9000)); }",
                "var a = []; var s = 'x'.repeat(9000); for (var i = 0; ; i++) { a.push(s + i); }",
                "var s = 'x'.repeat(9000); for (;;) { s.split(''); }",
                "out = Array.from({length: 1e9});",
                "out = Array.apply(null, Array(1e9));",
                "out = Array.prototype.slice.call({get length() { return 4e9; }});",
                "out = Array.prototype.indexOf.call({length: '4e9'}, 1);",
                "out = Array.prototype.indexOf.call({length: {valueOf: function () { return 4e9; }}}, 1);",
                "var a = []; a.length = 4e9; out = String(a);",
                "var a = []; a.length = 4e9; out = '' + a;",
                "var a = []; a.length = 4e9; out = 'x'.concat(a);",
                "out = new Array(5000).fill('x'.repeat(5000)).join('');",
            })
    void aScriptThatGrowsWithoutAnEndIsStopped(String script) {
        assertStopped(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab');",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'.match(/(a|aa)+$/);",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'.replace(/(a*)*c/g, 'x');",
                "new RegExp('(x+x+)+y').test('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');",
            })
    void aPatternThatTriesForEverIsStopped(String script) {
        assertStopped(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System.exit(3);",
                "Packages.java.lang.System.exit(3);",
                "new java.io.File('x');",
                "importPackage(java.lang);",
                "JavaAdapter(java.lang.Runnable);",
                "out = out.getClass().forName('java.lang.System');",
                "out = meta.current.getClass();",
                "eval('1');",
                "out = Function('return 1')();",
                "out = (function () {}).constructor('return 1')();",
                "out = Object.getPrototypeOf(function () {}).constructor('return 1')();",
                "out = Script('1');",
                "load('x');",
                "print('x');",
            })
    void javaAndTheOutsideAreNotThere(String script) {
        assertStopped(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.prototype.poison = 'poison';",
                "String.prototype.trim = function () { return 'poison'; };",
                "Array.prototype.push = function () { return 'poison'; };",
                "Math.max = function () { return 'poison'; };",
                "Object.getPrototypeOf(out).poison = 'poison';",
                "Object.defineProperty(Object.prototype, 'poison', {value: 'poison'});",
                "out.__proto__.poison = 'poison';",
                "meta.current.__proto__.poison = 'poison';",
                "Math.max.poison = 'poison';",
                "Object.prototype.__defineGetter__('poison', function () { return 'poison'; });",
                "table.poison = 'poison';",
                "table.list.push('poison');",
                "lookup.poison = 'poison';",
                "delete Object.prototype.toString; Object.prototype.toString();",
                "delete String.prototype.trim; ' '.trim(); poison();",
                "table.list.sort();",
                "table.list.reverse();",
                "table.list.fill('poison');",
                "table.list.length = 1;",
                "table.list[0] = 'poison';",
                "Array.prototype.push.call(table.list, 'poison');",
                "when.setTime(1); poison();",
                "/x/.compile.call(pattern, 'poison');",
                "pattern.lastIndex = 7;",
                "pattern.exec('aaa');",
                "'aaa'.replace(pattern, 'x');",
                "counted();",
                "Object.setPrototypeOf(table, {poison: 'poison'});",
                "Object.assign(table, {poison: 'poison'});",
                "Object.getPrototypeOf(this).poison = 'poison';",
                "table.hasOwnProperty.call.poison = 'poison';",
            })
    void whatIsSharedCannotBePoisoned(String script) {
        Written written = Written.scripts("{!{var table = {list: []}; function lookup() { return table; }"
                + "var when = new Date(5); var pattern = /a/g;"
                + "var counted = (function () { var n = 0; return function () { return ++n; }; })();}!};\n"
                + "public $root = poison {!{" + script + "}!} | clean {!{out = 'x'.poison + ' ' + Math.max(1, 2) + ' '"
                + " + table.poison + table.list.length + lookup.poison + ' ' + [].push(1) + ' x '.trim() + ({}).poison"
                + " + Math.max.poison + when.getTime() + pattern.lastIndex;}!};");
        String clean = written.means("clean");
        assertThat(clean).doesNotContain("poison\"").contains("undefined 2 undefined0undefined 1xundefinedundefined50");

        assertThat(written.means("poison")).isEqualTo("null");
        assertThat(written.failures).hasSize(1);

        assertThat(written.means("clean")).isEqualTo(clean);
    }

    @Test
    void aVariableThatIsSetInOneParseIsGoneInTheNext() {
        Written written = Written.scripts(
                "{var count = 1;};\npublic $root = {count = count + 1; leak = (typeof leak) + count; out = leak;} a;");

        assertThat(List.of(written.means("a"), written.means("a"))).containsOnly("\"undefined2\"");
    }

    @Test
    void theGuardOfPlusCannotBeReplaced() {
        Written written = Written.scripts(
                "public $root = {!{for (var name in this) {"
                        + " if (name.charAt(0) == '$') { this[name] = function () {}; } } var s = 'xx'; for (;;) { s += s; }}!} a;");

        assertThat(written.means("a")).isEqualTo("null");
        assertThat(written.failures).singleElement().asString().contains("10,000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with ({}) {}",
                "debugger;",
                "function* f() { yield 1; }",
                "out = [...[1]];",
                "out = {...out};",
                "out = 1n;",
                "out = `a`;",
            })
    void whatIsLeftOutOfTheLanguageIsRefusedBeforeAnyCall(String script) {
        assertThat(Written.findings(Written.head("en-US", "semantics/1.0") + "public $root = a {!{" + script + "}!};"))
                .singleElement()
                .asString()
                .contains("is not available here")
                .contains("[grammar-script-syntax]");
    }

    private static void assertStopped(String script) {
        Written written = Written.scripts("public $root = before {out = 'fine';} | attack {!{" + script + "}!};");
        assertThat(written.means("attack")).as(script).isEqualTo("null");
        assertThat(written.failures)
                .as(script)
                .singleElement()
                .asString()
                .startsWith("written:5:")
                .contains("[grammar-script-fails]");
        assertThat(written.means("before")).as("afterwards").isEqualTo("\"fine\"");
    }
}
