package io.bothways.matching.people;

import java.util.List;
import java.util.UUID;

/** Somebody as the last event of the topic people said; {@code endPlanned}: the HRIS has recorded a last day of work. */
public record Person(UUID id, PersonStatus status, int grade, List<String> unit, String site, boolean endPlanned) {}
