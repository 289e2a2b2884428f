/** Sessions from the proposal to the outcome, of which the words of both and the time decide. */
@NullMarked
package io.bothways.sessions.session;

import org.jspecify.annotations.NullMarked;
