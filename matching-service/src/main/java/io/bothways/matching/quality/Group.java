package io.bothways.matching.quality;

import org.jspecify.annotations.Nullable;

/** A group of people, with an empty label where the fact is unknown; the figures are null where they are withheld. */
public record Group(
        Dimension dimension, String label, @Nullable Figures figures) {}
