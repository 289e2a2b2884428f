/** What every service shows on HTTP by itself: strict JSON, the pages of its problems. */
@NullMarked
package io.bothways.platform.http;

import org.jspecify.annotations.NullMarked;
