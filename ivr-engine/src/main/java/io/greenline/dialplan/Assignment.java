package io.greenline.dialplan;

/** A variable and what it becomes. */
public record Assignment(String variable, Expression value) {}
