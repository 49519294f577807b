/**
 * Tests of a dialplan as administrators write them: scripted callers and what is expected of their calls.
 *
 * <p>Reads {@code *.test.yaml} files; knows no call and runs nothing.
 */
@NullMarked
package io.greenline.scenario;

import org.jspecify.annotations.NullMarked;
