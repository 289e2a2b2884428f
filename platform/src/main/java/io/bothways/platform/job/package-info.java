/** Long work with progress that survives a crash. */
@NullMarked
package io.bothways.platform.job;

import org.jspecify.annotations.NullMarked;
