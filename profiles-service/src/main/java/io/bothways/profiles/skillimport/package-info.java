/** Bringing a taxonomy of skills in: ESCO's five files or a list of one's own. */
@NullMarked
package io.bothways.profiles.skillimport;

import org.jspecify.annotations.NullMarked;
