package io.greenline.picture;

/** Which way calls go on the page. */
public enum Direction {
    DOWN,
    RIGHT
}
