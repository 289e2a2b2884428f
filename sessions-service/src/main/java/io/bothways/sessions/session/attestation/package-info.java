/** What two people say of a session whose end has passed, and the verdict that their words and the time come to. */
@NullMarked
package io.bothways.sessions.session.attestation;

import org.jspecify.annotations.NullMarked;
