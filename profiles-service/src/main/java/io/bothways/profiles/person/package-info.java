/** The mirror of the HRIS: one person, the state derived from the facts, and what is announced about it. */
@NullMarked
package io.bothways.profiles.person;

import org.jspecify.annotations.NullMarked;
