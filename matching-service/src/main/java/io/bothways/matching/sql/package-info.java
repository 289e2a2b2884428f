/** Plain SQL in the transaction of the caller, for projections, seats and set-based paths. */
@NullMarked
package io.bothways.matching.sql;

import org.jspecify.annotations.NullMarked;
