/**
 * What two people could gain from each other, and the published rules that keep two people apart. Pure Java, in rooms of
 * which each knows only those before it: the pool, the terms, weighing two people, finding candidates, and saying why
 * somebody has none.
 */
@NullMarked
package io.bothways.matching.scoring;

import org.jspecify.annotations.NullMarked;
