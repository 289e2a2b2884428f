package io.bothways.local.story;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to tell: with a data folder the real input, without it the starter skills and generated people; {@code people}
 * asks for that many generated people; the report file is written as JSON when named.
 */
public record StoryOptions(
        @Nullable Path data,
        @Nullable Integer people,
        @Nullable Path report) {}
