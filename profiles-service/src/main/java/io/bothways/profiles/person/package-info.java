/** The mirror of the HRIS: people, the state that follows from their facts and the day, and who may be shown. */
@NullMarked
package io.bothways.profiles.person;

import org.jspecify.annotations.NullMarked;
