/** What this service knows of programmes: who coordinates them, and which cohort belongs to which. */
@NullMarked
package io.bothways.sessions.programme;

import org.jspecify.annotations.NullMarked;
