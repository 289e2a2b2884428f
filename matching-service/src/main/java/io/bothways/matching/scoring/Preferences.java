package io.bothways.matching.scoring;

import java.util.ArrayList;
import java.util.List;

/** The soft factors of a programme as plain values; 100 per cent and false leave a score as it is. */
public record Preferences(boolean sharedHoursHelp, int sameUnitPercent) {
    public static final Preferences NONE = new Preferences(false, 100);

    public Preferences {
        if (sameUnitPercent < 1 || sameUnitPercent > 100) {
            throw new IllegalArgumentException("sameUnitPercent must be 1 to 100 but is " + sameUnitPercent);
        }
    }

    List<Factor> factors() {
        List<Factor> factors = new ArrayList<>();
        if (sharedHoursHelp) {
            factors.add(Factors.sharedHoursHelp());
        }
        if (sameUnitPercent < 100) {
            factors.add(Factors.sameUnitCounts(sameUnitPercent));
        }
        return factors;
    }
}
