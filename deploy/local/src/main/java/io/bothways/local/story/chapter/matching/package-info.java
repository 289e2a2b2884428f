/** From the programme to the pairs: it opens, people apply, a match run proposes, people answer and agree. */
@NullMarked
package io.bothways.local.story.chapter.matching;

import org.jspecify.annotations.NullMarked;
