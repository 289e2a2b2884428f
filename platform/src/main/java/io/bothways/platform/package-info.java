/** Mechanisms shared by the four services; nothing here knows a word of the mentoring domain. */
@NullMarked
package io.bothways.platform;

import org.jspecify.annotations.NullMarked;
