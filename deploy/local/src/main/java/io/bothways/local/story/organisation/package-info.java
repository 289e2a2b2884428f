/** The people of the story: from a public HR file, or generated. */
@NullMarked
package io.bothways.local.story.organisation;

import org.jspecify.annotations.NullMarked;
