/** Sessions, what was attested of them, and minutes taught in each direction. */
@NullMarked
package io.bothways.analytics.session;

import org.jspecify.annotations.NullMarked;
