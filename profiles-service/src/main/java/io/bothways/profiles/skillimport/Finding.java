package io.bothways.profiles.skillimport;

import io.bothways.platform.code.Codes;
import org.jspecify.annotations.Nullable;

/** Something in a file that was not taken; {@code row} counts from 1 behind the header. */
record Finding(
        TaxonomyPart part, int row, Reason reason, @Nullable String concept) {

    enum Reason {
        MALFORMED_ROW,
        MISSING_VALUE,
        VALUE_TOO_LONG,
        DUPLICATE,
        UNKNOWN_CONCEPT,
        OWN_NEIGHBOUR;

        String code() {
            return Codes.of(this);
        }
    }
}
