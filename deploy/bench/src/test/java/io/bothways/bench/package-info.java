@NullMarked
package io.bothways.bench;

import org.jspecify.annotations.NullMarked;
