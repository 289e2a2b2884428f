/** Sessions: planned, held, attested by both people, split into segments per direction. */
@NullMarked
package io.bothways.sessions.session;

import org.jspecify.annotations.NullMarked;
