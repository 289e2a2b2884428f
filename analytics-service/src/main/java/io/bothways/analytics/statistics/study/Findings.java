package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.study.StudyAnswer.Landmark;
import io.bothways.analytics.statistics.study.StudyAnswer.LeftOut;
import io.bothways.analytics.statistics.study.StudyAnswer.Matched;
import io.bothways.analytics.statistics.study.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.StudyAnswer.ModeRatio;
import io.bothways.analytics.statistics.study.StudyAnswer.Population;
import io.bothways.analytics.statistics.study.StudyAnswer.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the steps of a study found, collected before the words for it are chosen. Lives only inside one call. */
final class Findings {
    Population population = new Population(0, 0, 0, 0, 0, 0, 0);
    List<StudyAnswer.Effect> effects = List.of();

    @Nullable
    Ratio ratio;

    @Nullable
    Ratio early;

    @Nullable
    Ratio late;

    @Nullable
    Double waningP;

    @Nullable
    Double proportionalityP;

    List<ModeRatio> byMode = List.of();

    @Nullable
    Matched matched;

    @Nullable
    Ratio negativeControl;

    @Nullable
    Ratio placebo;

    List<Landmark> landmarks = List.of();
    List<LeftOut> leaveOneOut = List.of();
    List<Missing> missing = List.of();
    boolean penalised;
    boolean separated;
    int headline;
    double level = 0.95;

    StudyAnswer.@Nullable Effect headlineEffect() {
        for (StudyAnswer.Effect effect : effects) {
            if (effect.horizon() == headline) {
                return effect;
            }
        }
        return null;
    }
}
