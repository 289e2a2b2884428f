/** How good a plan is, group by group: who is matched, how well, who gains less, and who carries the teaching. */
@NullMarked
package io.bothways.matching.quality;

import org.jspecify.annotations.NullMarked;
