package io.bothways.matching.profile;

import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Want;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A published profile in the terms of scoring. */
public record Profile(
        UUID personId,
        List<Offer> offers,
        List<Want> wants,
        List<String> languages,
        @Nullable Hours hours) {}
