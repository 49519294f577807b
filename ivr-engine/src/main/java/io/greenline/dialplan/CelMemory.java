package io.greenline.dialplan;

import dev.cel.checker.CelChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What CEL has said about the expressions of one dialplan, so that each is read and checked once: the same gap stands in every
 * language's text, and a condition in many nodes. For one thread.
 */
final class CelMemory {
    /** A text that is well-formed, or the result with its errors and nothing else. */
    record Parsed(CelValidationResult result, Optional<CelReferences> references) {}

    /** An expression whose types are right, or the result with its errors and nothing else. */
    record Checked(CelValidationResult result, Optional<Program> program) {}

    private record Question(String source, Map<String, CelType> variables) {}

    private final Map<String, Parsed> parsed = new HashMap<>();
    private final Map<Question, Checked> checked = new HashMap<>();

    Parsed parse(String source) throws CelValidationException {
        Parsed known = parsed.get(source);
        if (known == null) {
            CelValidationResult result = Cel.PARSER.parse(source);
            known = new Parsed(
                    result, result.hasError() ? Optional.empty() : Optional.of(CelReferences.of(result.getAst())));
            parsed.put(source, known);
        }
        return known;
    }

    /** @param checker made where the answer is not known yet */
    Checked check(ParsedExpression.Tree tree, Map<String, CelType> variables, CheckerMaker checker)
            throws CelValidationException, CelEvaluationException {
        Question question = new Question(tree.text().source(), variables);
        Checked known = checked.get(question);
        if (known == null) {
            CelValidationResult result = checker.make().check(tree.tree());
            known = new Checked(result, result.hasError() ? Optional.empty() : Optional.of(program(result.getAst())));
            checked.put(question, known);
        }
        return known;
    }

    private static Program program(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        return Cel.RUNTIME.createProgram(tree);
    }

    /** Makes a checker. */
    interface CheckerMaker {
        CelChecker make();
    }
}
