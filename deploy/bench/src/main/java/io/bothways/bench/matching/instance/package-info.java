/**
 * Instances: people and their scored candidates, drawn or read from files and written to them, and the problem that a
 * mode makes of them.
 */
@NullMarked
package io.bothways.bench.matching.instance;

import org.jspecify.annotations.NullMarked;
