/** What other services are told about a person: the events of the topic {@code people}, without a name in them. */
@NullMarked
package io.bothways.profiles.person.announcement;

import org.jspecify.annotations.NullMarked;
