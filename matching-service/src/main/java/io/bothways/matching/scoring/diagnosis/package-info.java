/** Why somebody is left without a partner, and the smallest change that would help. */
@NullMarked
package io.bothways.matching.scoring.diagnosis;

import org.jspecify.annotations.NullMarked;
