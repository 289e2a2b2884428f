/** Who was eligible and how far each enrolment went. */
@NullMarked
package io.bothways.analytics.enrolment;

import org.jspecify.annotations.NullMarked;
