@NullMarked
package io.bothways.platform;

import org.jspecify.annotations.NullMarked;
