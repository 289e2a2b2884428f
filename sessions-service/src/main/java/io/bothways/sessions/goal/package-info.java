/** Goals of learners, without texts: a skill, two levels and a date. */
@NullMarked
package io.bothways.sessions.goal;

import org.jspecify.annotations.NullMarked;
