/** The people of profiles-service as far as matching needs them: a fold of the topic people. */
@NullMarked
package io.bothways.matching.people;

import org.jspecify.annotations.NullMarked;
