/** Who exists, what they can teach and want to learn, and the interface to the HRIS. */
@NullMarked
package io.bothways.profiles;

import org.jspecify.annotations.NullMarked;
