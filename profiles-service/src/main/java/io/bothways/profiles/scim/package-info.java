/** SCIM 2.0: the standard's shapes on one side, a feed on the other. */
@NullMarked
package io.bothways.profiles.scim;

import org.jspecify.annotations.NullMarked;
