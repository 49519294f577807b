/**
 * YAML files read into values that know their places; everything wrong with the file as YAML is a finding.
 *
 * <p>Knows no dialplan: which keys there are is told by whoever reads a file. The only importer of the YAML parser.
 */
@NullMarked
package io.greenline.yaml;

import org.jspecify.annotations.NullMarked;
