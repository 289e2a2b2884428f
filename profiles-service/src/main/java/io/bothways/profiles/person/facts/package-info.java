/** What the HRIS says about a person, made uniform, and the values that no fact can be made of. */
@NullMarked
package io.bothways.profiles.person.facts;

import org.jspecify.annotations.NullMarked;
