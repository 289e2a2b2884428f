package io.bothways.local.story.chapter;

/** A skill of the catalogue. */
public record Skill(String id, String label) {}
