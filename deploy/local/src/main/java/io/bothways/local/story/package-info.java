/** The demo story: an organisation lives through a year of two-way mentoring, seen and driven through the public HTTP APIs only. */
@NullMarked
package io.bothways.local.story;

import org.jspecify.annotations.NullMarked;
