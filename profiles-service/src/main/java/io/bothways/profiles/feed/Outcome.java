package io.bothways.profiles.feed;

import java.util.UUID;

/** What became of one operation, in the order in which they were sent. */
public sealed interface Outcome {
    record Created(UUID id) implements Outcome {}

    record Changed(UUID id) implements Outcome {}

    record Unchanged(UUID id) implements Outcome {}

    record Removed(UUID id) implements Outcome {}

    record Rejected(Rejection rejection) implements Outcome {}

    /** Behind the failure at which the sender wanted to stop. */
    record NotAttempted() implements Outcome {}
}
