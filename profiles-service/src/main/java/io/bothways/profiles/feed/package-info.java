/** What an HRIS feed asks for, planned as a whole before anything is written; no word of SCIM or CSV. */
@NullMarked
package io.bothways.profiles.feed;

import org.jspecify.annotations.NullMarked;
