@NullMarked
package io.bothways.bench.matching;

import org.jspecify.annotations.NullMarked;
