/** Plain JDBC in the running transaction. */
@NullMarked
package io.bothways.platform.sql;

import org.jspecify.annotations.NullMarked;
