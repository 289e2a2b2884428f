/** The skill catalogue as far as matching needs it: a fold of the topic skills. */
@NullMarked
package io.bothways.matching.skills;

import org.jspecify.annotations.NullMarked;
