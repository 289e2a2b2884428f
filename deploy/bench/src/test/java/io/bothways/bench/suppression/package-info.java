@NullMarked
package io.bothways.bench.suppression;

import org.jspecify.annotations.NullMarked;
