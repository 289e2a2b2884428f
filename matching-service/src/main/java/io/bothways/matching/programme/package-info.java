/** Programmes: what kind of mentoring is offered, by which rules, and who runs it. */
@NullMarked
package io.bothways.matching.programme;

import org.jspecify.annotations.NullMarked;
