/** The skills of the story: from a taxonomy's files, or from the starter list. */
@NullMarked
package io.bothways.local.story.skill;

import org.jspecify.annotations.NullMarked;
