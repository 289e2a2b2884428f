/**
 * Finds everybody's best partners among all whom the terms allow, without asking about each two people; and keeps them
 * up to date.
 */
@NullMarked
package io.bothways.matching.scoring.candidates;

import org.jspecify.annotations.NullMarked;
