package io.greenline.dialplan;

import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import io.greenline.source.Findings;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and checks expressions. What stands for itself, and a variable alone, never loads CEL.
 *
 * <p>For one thread; the expressions it gives are for all.
 */
final class CelExpressions {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\\n]*)\"|'([^'\\\\\n]*)'");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*");

    private final Findings findings;

    CelExpressions(Findings findings) {
        this.findings = findings;
    }

    /** The expression in its parts; empty, with a finding, where it is not well-formed. */
    Optional<ParsedExpression> parse(ExpressionText text) {
        String source = text.source().strip();
        Optional<Value> constant = constant(source);
        if (constant.isPresent()) {
            return Optional.of(new ParsedExpression.Constant(text, constant.get()));
        }
        // Before the pattern for names, which would use up the stack on a million dots.
        if (source.length() > Cel.MAX_LENGTH) {
            bad(text, 0, "the expression is longer than %d characters".formatted(Cel.MAX_LENGTH));
            return Optional.empty();
        }
        if (NAME.matcher(source).matches() && !Identifiers.isReserved(source)) {
            return Optional.of(new ParsedExpression.Lone(text, source));
        }
        return tree(text);
    }

    /** A condition over these variables. */
    static Optional<Expression> condition(Scalar scalar, Types types, Findings findings) {
        CelExpressions expressions = new CelExpressions(findings);
        Optional<Expression> expression =
                expressions.parse(ExpressionText.whole(scalar)).flatMap(parsed -> expressions.check(parsed, types));
        return typed(expression, ValueType.FLAG, "a condition", findings);
    }

    /** The expression where it has the type that its place needs; empty, with a finding, where it has another. */
    static Optional<Expression> typed(
            Optional<Expression> expression, ValueType wanted, String what, Findings findings) {
        return expression.filter(found -> {
            if (found.type() != wanted) {
                String problem = "%s is %s, this is %s"
                        .formatted(what, wanted.shown(), found.type().shown());
                findings.error(found.at(), DialplanRule.WRONG_VALUE_TYPE, problem, "compare or convert it");
            }
            return found.type() == wanted;
        });
    }

    static Optional<Value> constant(String source) {
        if (source.equals("true") || source.equals("false")) {
            return Optional.of(new Value.Flag(source.equals("true")));
        }
        if (WHOLE.matcher(source).matches()) {
            return Optional.of(new Value.Whole(Long.parseLong(source)));
        }
        Matcher quoted = QUOTED.matcher(source);
        if (!quoted.matches()) {
            return Optional.empty();
        }
        String inDouble = quoted.group(1);
        return Optional.of(new Value.Text(inDouble != null ? inDouble : String.valueOf(quoted.group(2))));
    }

    private Optional<ParsedExpression> tree(ExpressionText text) {
        try {
            CelValidationResult result = Cel.PARSER.parse(text.source());
            if (report(result, text)) {
                return Optional.empty();
            }
            CelAbstractSyntaxTree tree = result.getAst();
            CelReferences references = CelReferences.of(tree);
            if (references.depth() > Cel.MAX_DEPTH) {
                bad(text, 0, "the expression nests deeper than %d".formatted(Cel.MAX_DEPTH));
                return Optional.empty();
            }
            return Optional.of(new ParsedExpression.Tree(text, tree, references.names()));
        } catch (CelValidationException failed) {
            bad(text, 0, CelWords.plain(String.valueOf(failed.getMessage())));
            return Optional.empty();
        }
    }

    /** The checked expression; empty where something is wrong with it or with what it depends on. */
    Optional<Expression> check(ParsedExpression parsed, Types types) {
        if (reportUnknownVariables(parsed, types)) {
            return Optional.empty();
        }
        return switch (parsed) {
            case ParsedExpression.Constant constant -> Optional.of(new Plain(constant.text(), constant.value()));
            case ParsedExpression.Lone lone -> check(lone, types);
            case ParsedExpression.Tree tree -> check(tree, types);
        };
    }

    private Optional<Expression> check(ParsedExpression.Lone lone, Types types) {
        if (!types.knows(lone.name())) {
            String known = types.resolve(lone.name()).orElseThrow();
            bad(lone.text(), 0, "'%s' has no fields".formatted(known));
            return Optional.empty();
        }
        return types.type(lone.name()).map(type -> new Read(lone.text(), type, lone.name()));
    }

    private Optional<Expression> check(ParsedExpression.Tree tree, Types types) {
        Set<String> variables = tree.variables(types);
        try {
            CelValidationResult result = checker(variables, types).check(tree.tree());
            if (report(result, tree.text())) {
                return Optional.empty();
            }
            Optional<ValueType> type = type(tree, result.getAst(), types);
            return type.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CelExpression(
                            tree.text(), type.get(), variables, Cel.RUNTIME.createProgram(result.getAst())));
        } catch (CelValidationException | CelEvaluationException failed) {
            bad(tree.text(), 0, CelWords.plain(String.valueOf(failed.getMessage())));
            return Optional.empty();
        }
    }

    private static CelChecker checker(Set<String> variables, Types types) {
        CelCheckerBuilder builder =
                CelCompilerFactory.standardCelCheckerBuilder().setOptions(Cel.OPTIONS);
        for (String name : variables) {
            CelType type = types.type(name).map(Cel::typeOf).orElse(SimpleType.DYN);
            builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type));
        }
        return builder.build();
    }

    private Optional<ValueType> type(ParsedExpression.Tree tree, CelAbstractSyntaxTree checked, Types types) {
        CelType result = checked.getResultType();
        Optional<ValueType> type = Cel.typeOf(result);
        boolean told = tree.variables(types).stream().allMatch(types::isTyped);
        if (type.isEmpty() && told) {
            String problem = "this gives %s, which no variable can hold".formatted(result.name());
            findings.error(
                    tree.text().at(), DialplanRule.WRONG_VALUE_TYPE, problem, "convert it, such as with string(...)");
        }
        return type;
    }

    private boolean reportUnknownVariables(ParsedExpression parsed, Types types) {
        boolean any = false;
        for (Map.Entry<String, Integer> reference : parsed.references().entrySet()) {
            String name = reference.getKey();
            if (types.resolve(name).isEmpty()) {
                String remedy = findings.remedy(
                        name, types.names(), "declare it under variables; a text needs quotes of its own: '\"text\"'");
                findings.error(
                        parsed.text().at(reference.getValue()),
                        DialplanRule.UNKNOWN_VARIABLE,
                        "unknown variable '%s'".formatted(name),
                        remedy);
                any = true;
            }
        }
        return any;
    }

    /** Reports CEL's first complaint: the others mostly follow from it. */
    private boolean report(CelValidationResult result, ExpressionText text) {
        if (!result.hasError()) {
            return false;
        }
        CelIssue first = result.getErrors().getFirst();
        int line = Math.max(1, first.getSourceLocation().getLine());
        findings.error(
                text.at(line, first.getSourceLocation().getColumn()),
                DialplanRule.BAD_EXPRESSION,
                CelWords.plain(first.getMessage()),
                "expressions are CEL, such as caller.tier == \"critical\" && caller.age >= 65");
        return true;
    }

    private void bad(ExpressionText text, int offset, String problem) {
        findings.error(
                text.at(offset), DialplanRule.BAD_EXPRESSION, problem, "make it simpler, or set variables first");
    }
}
