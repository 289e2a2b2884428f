/** What this service knows of people: whether they are here, and by which logins they come. */
@NullMarked
package io.bothways.sessions.people;

import org.jspecify.annotations.NullMarked;
