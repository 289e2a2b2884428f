/** What two people could gain from each other, and how the terms weigh that. */
@NullMarked
package io.bothways.matching.scoring.weighing;

import org.jspecify.annotations.NullMarked;
