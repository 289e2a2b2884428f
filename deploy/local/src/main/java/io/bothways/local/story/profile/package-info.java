/** What the people of the story offer, want and allow. */
@NullMarked
package io.bothways.local.story.profile;

import org.jspecify.annotations.NullMarked;
