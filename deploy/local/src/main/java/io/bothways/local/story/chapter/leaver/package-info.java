/** Those who leave: when and how the HRIS says so, how fast it reaches everybody, what is left behind. */
@NullMarked
package io.bothways.local.story.chapter.leaver;

import org.jspecify.annotations.NullMarked;
