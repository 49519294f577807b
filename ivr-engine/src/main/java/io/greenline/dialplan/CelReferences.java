package io.greenline.dialplan;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the names and functions that an expression refers to and how deep it nests. */
final class CelReferences {
    private final Map<Long, Integer> positions;
    private final Map<String, Integer> found = new LinkedHashMap<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<String> bound = new HashSet<>();
    private int deepest;

    private CelReferences(Map<Long, Integer> positions) {
        this.positions = positions;
    }

    static CelReferences of(CelAbstractSyntaxTree tree) {
        CelReferences references = new CelReferences(tree.getSource().getPositionsMap());
        references.walk(tree.getExpr(), 1);
        return references;
    }

    /** Name and offset of its first use. */
    Map<String, Integer> names() {
        return found;
    }

    /** Functions and operators as CEL calls them; a macro's are those that it is made of. */
    Set<String> functions() {
        return functions;
    }

    int depth() {
        return deepest;
    }

    private void walk(CelExpr node, int depth) {
        deepest = Math.max(deepest, depth);
        if (depth > Cel.MAX_DEPTH) {
            return;
        }
        switch (node.getKind()) {
            case IDENT, SELECT -> reference(node, depth);
            case CALL -> {
                functions.add(node.call().function());
                node.call().target().ifPresent(target -> walk(target, depth + 1));
                node.call().args().forEach(argument -> walk(argument, depth + 1));
            }
            case LIST -> node.list().elements().forEach(element -> walk(element, depth + 1));
            case MAP ->
                node.map().entries().forEach(entry -> {
                    walk(entry.key(), depth + 1);
                    walk(entry.value(), depth + 1);
                });
            case STRUCT -> node.struct().entries().forEach(entry -> walk(entry.value(), depth + 1));
            case COMPREHENSION -> comprehension(node.comprehension(), depth);
            case CONSTANT, NOT_SET -> {}
        }
    }

    private void comprehension(CelComprehension loop, int depth) {
        walk(loop.iterRange(), depth + 1);
        walk(loop.accuInit(), depth + 1);
        boolean newItem = bound.add(loop.iterVar());
        boolean newResult = bound.add(loop.accuVar());
        walk(loop.loopCondition(), depth + 1);
        walk(loop.loopStep(), depth + 1);
        walk(loop.result(), depth + 1);
        if (newItem) {
            bound.remove(loop.iterVar());
        }
        if (newResult) {
            bound.remove(loop.accuVar());
        }
    }

    /** A name with the fields after it; a field of something else than a name is walked to its beginning. */
    private void reference(CelExpr node, int depth) {
        StringBuilder fields = new StringBuilder();
        CelExpr here = node;
        while (here.getKind() == Kind.SELECT) {
            fields.insert(0, "." + here.select().field());
            here = here.select().operand();
        }
        if (here.getKind() != Kind.IDENT) {
            walk(here, depth + 1);
        } else if (!bound.contains(here.ident().name())) {
            found.putIfAbsent(here.ident().name() + fields, positions.getOrDefault(here.id(), 0));
        }
    }
}
