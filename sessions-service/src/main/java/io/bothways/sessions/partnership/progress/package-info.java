/** How far a partnership and its directions have come: their states, what each step leads to, causes and deadlines. */
@NullMarked
package io.bothways.sessions.partnership.progress;

import org.jspecify.annotations.NullMarked;
