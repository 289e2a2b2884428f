/** CSV as organisations really send it: RFC 4180, with or without a byte order mark, parted by comma or semicolon. */
@NullMarked
package io.bothways.profiles.csv;

import org.jspecify.annotations.NullMarked;
