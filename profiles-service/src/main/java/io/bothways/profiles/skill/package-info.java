/** The catalogue of skills that people can teach and learn. */
@NullMarked
package io.bothways.profiles.skill;

import org.jspecify.annotations.NullMarked;
