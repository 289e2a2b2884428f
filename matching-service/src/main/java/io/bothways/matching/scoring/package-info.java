/** What two people could gain from each other, and the published rules that keep two people apart. Pure Java. */
@NullMarked
package io.bothways.matching.scoring;

import org.jspecify.annotations.NullMarked;
