package io.bothways.local.story.organisation;

import java.time.Duration;

/** When somebody leaves, counted from the start of the story, and why. */
public record Departure(Duration after, ExitReason reason) {}
