package io.bothways.matching.quality;

import java.util.List;
import java.util.UUID;

/**
 * How good the plan of a run is, as it was when it was solved: all people first, then by unit, grade band, site and
 * seniority within a pair. Groups of fewer than {@code fewest} people are withheld, and what would give them away.
 */
public record QualityView(UUID runId, int fewest, List<GroupView> groups) {}
