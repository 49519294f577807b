package io.greenline.dialplan;

/**
 * A way from a node to where the call goes on.
 *
 * @param label what the way is called at its node, unique there: {@code next}, {@code key 1}, {@code branch 2}, {@code else},
 *     {@code noinput 3}, {@code busy}, {@code operator}
 */
public record Edge(String label, Target target) {
    /** The way of a caller who asks for a person. */
    public static final String OPERATOR = "operator";

    /** The way of what goes wrong. */
    public static final String FAILURE = "failure";
}
