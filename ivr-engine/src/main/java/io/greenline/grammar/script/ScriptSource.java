package io.greenline.grammar.script;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;
import org.mozilla.javascript.ast.BigIntLiteral;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.GeneratorExpression;
import org.mozilla.javascript.ast.InfixExpression;
import org.mozilla.javascript.ast.Spread;
import org.mozilla.javascript.ast.SpreadObjectProperty;
import org.mozilla.javascript.ast.TemplateLiteral;
import org.mozilla.javascript.ast.WithStatement;
import org.mozilla.javascript.ast.Yield;

/**
 * A script's text, looked at before it is compiled: what ECMAScript's compact profile leaves to the processor (ECMA-327:
 * {@code with}) or is not needed is refused, and wherever texts can be joined a look at the budget is put in.
 */
final class ScriptSource {
    /** Nobody can guess the name, so that no script has a variable in its way. */
    static final String GROWN = "$" + HexFormat.of().toHexDigits(new SecureRandom().nextLong());

    private static final int MAX_LENGTH = 100_000;

    private final Map<Integer, String> opening = new TreeMap<>();
    private final Map<Integer, String> closing = new TreeMap<>();

    private ScriptSource() {}

    /** What is wrong with a script; the line counts from 1, the column from 1. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final int line;
        final int column;

        Refused(int line, int column, String problem) {
            super(problem, null, false, false);
            this.line = line;
            this.column = column;
        }
    }

    /** The text to compile; its lines are those of the script. */
    static String guarded(Context context, String text) throws Refused {
        if (text.length() > MAX_LENGTH) {
            throw new Refused(1, 1, "the script is longer than %,d characters".formatted(MAX_LENGTH));
        }
        AstRoot root = parsed(context, text);
        ScriptSource source = new ScriptSource();
        Optional<Refused> refused = source.look(root);
        if (refused.isPresent()) {
            throw refused.get();
        }
        return source.woven(text);
    }

    private static AstRoot parsed(Context context, String text) throws Refused {
        CompilerEnvirons environs = new CompilerEnvirons();
        environs.initFromContext(context);
        try {
            return new Parser(environs).parse(text, "script", 1);
        } catch (EvaluatorException failure) {
            throw new Refused(
                    Math.max(1, failure.lineNumber()), Math.max(1, failure.columnNumber()), failure.details());
        } catch (StackOverflowError _) {
            throw new Refused(1, 1, "the script nests too deep");
        }
    }

    private Optional<Refused> look(AstRoot root) {
        Refused[] first = new Refused[1];
        root.visit(node -> {
            Optional<String> name = leftOut(node);
            if (name.isPresent() && first[0] == null) {
                first[0] = new Refused(
                        Math.max(1, node.getLineno()),
                        Math.max(1, node.getColumn()),
                        name.get() + " is not available here");
            }
            if (joinsTexts(node)) {
                int begin = node.getAbsolutePosition();
                opening.merge(begin, GROWN + "(", String::concat);
                closing.merge(begin + node.getLength(), ")", String::concat);
            }
            return true;
        });
        return Optional.ofNullable(first[0]);
    }

    private static Optional<String> leftOut(AstNode node) {
        return switch (node) {
            case WithStatement _ -> Optional.of("'with'");
            case Yield _, GeneratorExpression _ -> Optional.of("a generator");
            case FunctionNode function
            when function.isGenerator() || function.isES6Generator() -> Optional.of("a generator");
            case Spread _, SpreadObjectProperty _ -> Optional.of("'...' in a list or call");
            case BigIntLiteral _ -> Optional.of("a figure with n");
            case TemplateLiteral _ -> Optional.of("a template literal");
            default -> node.getType() == Token.DEBUGGER ? Optional.of("'debugger'") : Optional.empty();
        };
    }

    private static boolean joinsTexts(AstNode node) {
        return node instanceof InfixExpression && (node.getType() == Token.ADD || node.getType() == Token.ASSIGN_ADD);
    }

    private String woven(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            out.append(closing.getOrDefault(i, "")).append(opening.getOrDefault(i, ""));
            if (i < text.length()) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
