package io.bothways.matching.people;

import java.util.List;
import java.util.UUID;

/** Somebody as the last event of the topic people said. */
public record Person(UUID id, PersonStatus status, int grade, List<String> unit) {}
