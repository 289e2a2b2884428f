/** What a person offers and wants, within which limits. */
@NullMarked
package io.bothways.profiles.profile;

import org.jspecify.annotations.NullMarked;
