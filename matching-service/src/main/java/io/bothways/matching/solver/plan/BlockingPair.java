package io.bothways.matching.solver.plan;

import java.util.UUID;

/**
 * Two people who would both have a better score with each other than with one of their partners: how many points more than
 * the least of their pairs, all of them where a seat is free. In a one-way programme the first teaches.
 */
public record BlockingPair(UUID firstId, UUID secondId, int score, int firstMore, int secondMore) {}
