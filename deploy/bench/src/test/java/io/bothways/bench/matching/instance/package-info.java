@NullMarked
package io.bothways.bench.matching.instance;

import org.jspecify.annotations.NullMarked;
