package io.bothways.matching.solver.plan;

import io.bothways.matching.scoring.weighing.Gain;
import java.util.UUID;

/** Who would teach whom what; an optional direction takes no seats. */
public record Direction(UUID teacherId, UUID learnerId, boolean required, Gain gain) {}
