/** Tables from CSV files, read by column name. */
@NullMarked
package io.bothways.local.story.table;

import org.jspecify.annotations.NullMarked;
