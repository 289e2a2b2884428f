/** How the story talks to the services: HTTP, tokens, bounded parallel calls, the steerable clock. */
@NullMarked
package io.bothways.local.story.api;

import org.jspecify.annotations.NullMarked;
