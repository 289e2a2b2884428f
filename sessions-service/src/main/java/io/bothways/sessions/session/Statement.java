package io.bothways.sessions.session;

import java.time.Instant;

/** A word and when that side first spoke: changing one's word does not give the other more time. */
record Statement(Word word, Instant since) {}
