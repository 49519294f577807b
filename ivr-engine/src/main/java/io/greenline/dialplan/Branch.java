package io.greenline.dialplan;

/** One branch of a choose. */
public record Branch(Expression condition, Target next) {}
