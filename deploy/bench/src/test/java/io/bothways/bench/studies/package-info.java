@NullMarked
package io.bothways.bench.studies;

import org.jspecify.annotations.NullMarked;
