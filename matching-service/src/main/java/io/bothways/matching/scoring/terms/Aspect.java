package io.bothways.matching.scoring.terms;

import io.bothways.matching.scoring.pool.Participant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a person of which a whole pool knows few values. A rule or factor that looks at nothing else can be answered
 * once for each two values instead of for each two people. In the order of their factors.
 */
public enum Aspect {
    HOURS(FactorCode.SHARED_HOURS, Participant::hours),
    LANGUAGES(FactorCode.LANGUAGES, Participant::languages),
    UNIT(FactorCode.ACROSS_UNITS, Participant::topmostUnit),
    GRADE(FactorCode.GRADE_GAP, Participant::grade),
    STANDING(null, Participant::standing);

    private final @Nullable FactorCode factor;
    private final Function<Participant, @Nullable Object> value;

    Aspect(@Nullable FactorCode factor, Function<Participant, @Nullable Object> value) {
        this.factor = factor;
        this.value = value;
    }

    /** Whether the factor looks at this and nothing else. */
    public boolean decides(FactorCode code) {
        return factor == code;
    }

    /** The person's value of it. */
    public @Nullable Object of(Participant person) {
        return value.apply(person);
    }
}
