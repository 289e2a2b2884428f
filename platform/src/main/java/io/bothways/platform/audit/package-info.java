/** Who changed what, sealed in a hash chain. */
@NullMarked
package io.bothways.platform.audit;

import org.jspecify.annotations.NullMarked;
