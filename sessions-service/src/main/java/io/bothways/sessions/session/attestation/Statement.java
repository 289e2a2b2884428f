package io.bothways.sessions.session.attestation;

import java.time.Instant;

/** A word and when that side first spoke: changing one's word does not give the other more time. */
public record Statement(Word word, Instant since) {}
