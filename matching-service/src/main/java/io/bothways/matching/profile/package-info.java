/** What people offer, want and have time for: a fold of the topic profiles. */
@NullMarked
package io.bothways.matching.profile;

import org.jspecify.annotations.NullMarked;
