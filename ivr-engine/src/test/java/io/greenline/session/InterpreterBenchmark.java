package io.greenline.session;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the interpreter costs: a key in a menu, three nodes with conditions in one step, and the state as JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InterpreterBenchmark {
    private static final Dialplan PLAN = Plans.of("""
            dialplan: bench
            languages: [zh-CN, en-US]
            start: menu
            defaults:
              on: {operator: desk, failure: desk}
            variables: {visits: 0}
            nodes:
              menu:
                menu: menu
                options:
                  - {key: 1, value: bye, next: bye}
                  - {key: 2, value: counted, next: count}
              count: {set: {visits: "visits + 1"}, next: triage}
              triage:
                choose:
                  - {if: 'caller.tier == "critical"', next: desk}
                  - {if: 'visits > 3', next: desk}
                  - {else: bye}
              bye: {play: bye, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              menu: {zh-CN: 菜单, en-US: Menu}
              bye: {zh-CN: 再见, en-US: Goodbye}
            """);

    private final Interpreter interpreter = new Interpreter(PLAN);
    private final CallState menu = interpreter
            .step(interpreter.begin(Plans.call()).state(), new Outcome.Answered())
            .state();
    private final Outcome one = new Outcome.Keys(new Value.Text("1"));
    private final Outcome two = new Outcome.Keys(new Value.Text("2"));

    /** One node further. */
    @Benchmark
    public Step aKeyInAMenu() {
        return interpreter.step(menu, one);
    }

    /** Through a set and a choose with two conditions. */
    @Benchmark
    public Step threeNodesWithExpressions() {
        return interpreter.step(menu, two);
    }

    /** The checkpoint of every step. */
    @Benchmark
    public String stateAsJson() {
        return SessionJson.write(menu);
    }
}
