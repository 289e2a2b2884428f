package io.bothways.local.story;

import java.io.PrintStream;

/** Placeholder shape until the chapters stand. */
public final class Story {
    public Story(Stage stage, StoryOptions options, PrintStream out) {}
}
