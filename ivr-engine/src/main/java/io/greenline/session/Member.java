package io.greenline.session;

import io.greenline.dialplan.Value;

/** A member of a JSON object that goes to a backend. */
public record Member(String name, Value value) {}
