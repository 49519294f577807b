package io.greenline.picture;

/**
 * One edge of the dialplan, as a part of a line.
 *
 * @param label what the edge is called at its node
 * @param words what a reader is told of it; empty where the line says it all
 */
record Way(String label, String words, Mark mark) {}
