@NullMarked
package io.bothways.bench.cases;

import org.jspecify.annotations.NullMarked;
