package io.greenline.grammar.script;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.regexp.NativeRegExp;

/**
 * A function of the language that looks at the budget before and after: what goes in and what comes out is counted, and what
 * would be large by multiplication is refused beforehand.
 */
final class GuardedFunction extends BaseFunction {
    private static final long serialVersionUID = 1;
    /** Size that is assumed of what a function of the script may give. */
    private static final int MADE_BY_SCRIPT = 100;

    private static final Set<String> CHANGES_LISTS =
            Set.of("push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin");

    private final transient BaseFunction guarded;
    private final String name;

    GuardedFunction(Scriptable scope, BaseFunction guarded) {
        super(scope, ScriptableObject.getFunctionPrototype(scope));
        this.guarded = guarded;
        this.name = guarded.getFunctionName();
        Object prototype = ScriptableObject.getProperty(guarded, "prototype");
        if (prototype instanceof Scriptable) {
            setImmunePrototypeProperty(prototype);
        }
        for (Object id : guarded.getAllIds()) {
            if (id instanceof String key
                    && !List.of("prototype", "length", "name", "arguments", "arity")
                            .contains(key)) {
                defineProperty(key, guarded.get(key, guarded), ScriptableObject.DONTENUM);
            }
        }
    }

    /** Guards the functions that are properties of an object. */
    static void guardAll(Scriptable scope, ScriptableObject object) {
        for (Object id : object.getAllIds()) {
            if (id instanceof String key && !key.equals("constructor")) {
                Object value = object.get(key, object);
                if (value instanceof BaseFunction function && !(value instanceof GuardedFunction)) {
                    object.defineProperty(key, new GuardedFunction(scope, function), ScriptableObject.DONTENUM);
                }
            }
        }
    }

    @Override
    public Object call(Context context, Scriptable scope, Scriptable self, Object[] arguments) {
        Budget budget = ((Sandbox.Guarded) context).budget();
        before(budget, self, arguments);
        Object made = guarded.call(context, scope, self, arguments);
        budget.size(size(made));
        return made;
    }

    @Override
    public Scriptable construct(Context context, Scriptable scope, Object[] arguments) {
        Budget budget = ((Sandbox.Guarded) context).budget();
        before(budget, null, arguments);
        Scriptable made = guarded.construct(context, scope, arguments);
        budget.size(size(made));
        return made;
    }

    private void before(Budget budget, @Nullable Scriptable self, Object[] arguments) {
        refuseChange(self);
        long own = sizeBefore(self);
        long into = arguments.length + own;
        for (Object argument : arguments) {
            into += sizeBefore(argument);
        }
        budget.size(into);
        switch (name) {
            case "repeat" -> budget.size(times(own, number(arguments, 0)));
            case "padStart", "padEnd", "Array" -> budget.size(number(arguments, 0));
            case "replace", "replaceAll" -> budget.size(replaced(own, arguments));
            default -> {
                // What comes out is no larger than a few times what goes in.
            }
        }
    }

    /** What is frozen is shared; these functions would change it all the same. */
    private void refuseChange(@Nullable Scriptable self) {
        boolean shared = self instanceof ScriptableObject object && object.isSealed();
        if (shared && ((self instanceof NativeArray && CHANGES_LISTS.contains(name)) || name.startsWith("set"))) {
            throw ScriptRuntime.typeError("a list or date among the globals cannot be changed by " + name);
        }
    }

    /** Every place may be replaced, and signs such as {@code $`} stand for the whole text. */
    private static long replaced(long size, Object[] arguments) {
        Object by = arguments.length > 1 ? arguments[1] : "";
        if (by instanceof CharSequence text) {
            return times(size, text.toString().indexOf('$') < 0 ? text.length() : times(size, text.length()));
        }
        return times(size, MADE_BY_SCRIPT);
    }

    private static long times(long one, long other) {
        return one == 0 || other <= 0 ? 0 : Math.min(one, Integer.MAX_VALUE) * Math.min(other, Integer.MAX_VALUE);
    }

    private static long number(Object[] arguments, int index) {
        Object value = index < arguments.length ? arguments[index] : null;
        return value instanceof Number number
                ? number.longValue()
                : value instanceof CharSequence text ? (long) ScriptRuntime.toNumber(text.toString()) : 0;
    }

    /** The size of what goes in. */
    private static long sizeBefore(@Nullable Object value) {
        if (value instanceof NativeRegExp pattern && pattern.isSealed() && keepsItsPlace(pattern)) {
            // It would remember where it stopped, and the next caller's parse would go on from there.
            throw ScriptRuntime.typeError(
                    "a pattern with g or y cannot be among the globals: write it where it is used");
        }
        if (value instanceof ScriptableObject object && !(value instanceof BaseFunction)) {
            refuseComputedLength(object);
        }
        return size(value);
    }

    private static boolean keepsItsPlace(NativeRegExp pattern) {
        String flags = ScriptRuntime.toString(ScriptableObject.getProperty(pattern, "flags"));
        return flags.indexOf('g') >= 0 || flags.indexOf('y') >= 0;
    }

    /** A length that is worked out when it is asked for could be another one when it is asked for again. */
    private static void refuseComputedLength(ScriptableObject object) {
        for (Scriptable at = object; at instanceof ScriptableObject holder; at = at.getPrototype()) {
            if (holder.has("length", holder)) {
                boolean computed = !(holder instanceof NativeArray)
                        && !holder.getClassName().equals("String")
                        && (holder.getGetterOrSetter("length", 0, holder, false) instanceof Callable
                                || holder.get("length", holder) instanceof Scriptable);
                if (computed) {
                    throw new Budget.Exhausted("has a length that is no plain figure");
                }
                return;
            }
        }
    }

    /** Characters of a text, items of a list or of what is like one. */
    private static long size(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof ScriptableObject object && !(value instanceof BaseFunction)) {
            Object length = ScriptableObject.getProperty(object, "length");
            boolean plain = length instanceof Number || length instanceof CharSequence;
            return plain ? Math.max(0, (long) ScriptRuntime.toNumber(length)) : 0;
        }
        return 0;
    }

    @Override
    public String getFunctionName() {
        return name;
    }

    @Override
    public boolean hasInstance(Scriptable instance) {
        return guarded.hasInstance(instance);
    }
}
