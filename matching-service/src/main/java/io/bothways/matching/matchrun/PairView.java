package io.bothways.matching.matchrun;

import io.bothways.matching.explanation.DirectionView;
import java.util.List;
import java.util.UUID;

/** A pair that a run has chosen, explained in both directions. */
record PairView(int number, List<UUID> people, int score, List<DirectionView> directions) {}
