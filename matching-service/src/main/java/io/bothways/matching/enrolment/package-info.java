/** Enrolments: a person's way from the invitation to being ready for a match, and out again. */
@NullMarked
package io.bothways.matching.enrolment;

import org.jspecify.annotations.NullMarked;
