package io.bothways.local.story;

import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The running system that a story plays on: where the services are, who makes tokens, what build and start cost. */
public record Stage(
        URI profiles,
        URI matching,
        URI sessions,
        URI analytics,
        TokenIssuer tokens,
        Duration build,
        Duration startUp,
        LongSupplier pssBytes) {}
