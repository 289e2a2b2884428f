/** Benchmarks and checks of the engines, as commands. */
@NullMarked
package io.bothways.bench;

import org.jspecify.annotations.NullMarked;
