/** Who may take part, who is proposed to whom and why, and who has a free seat. */
@NullMarked
package io.bothways.matching;

import org.jspecify.annotations.NullMarked;
