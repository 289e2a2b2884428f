/** The same feed as a CSV file, with a report per row. */
@NullMarked
package io.bothways.profiles.peopleimport;

import org.jspecify.annotations.NullMarked;
