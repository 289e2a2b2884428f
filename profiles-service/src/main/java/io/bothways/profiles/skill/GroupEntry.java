package io.bothways.profiles.skill;

import java.util.Set;

/** A group of skills as its taxonomy describes it. */
public record GroupEntry(String conceptUri, String label, String description, String code, Set<String> broader) {}
