package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.TestStatistic;
import io.bothways.analytics.statistics.honesty.EValue;
import io.bothways.analytics.statistics.honesty.Power;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Balance;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Detectable;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Effect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Incidence;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Landmark;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.LeavingRate;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.LeftOut;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Matched;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.ModeRatio;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Population;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.RollOutEffect;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the steps of a study found, collected before the words for it are chosen. Lives only inside one call. */
final class Findings {
    /** To be raised whenever the same data give another answer; a test knows the answer of this version. */
    static final String CODE_VERSION = "retention-study-5";
    /** Up to here a hazard ratio reads as a risk ratio. */
    private static final double RARE = 0.15;

    final StudyParameters parameters;
    final Population population;
    final String estimand;
    final List<String> methods;
    private final StudyAnswer.Window window;

    /** Whether chance alone decided who could take part. */
    boolean assignedByLot;

    List<Effect> effects = List.of();

    @Nullable
    Ratio ratio;

    @Nullable
    Ratio early;

    @Nullable
    Ratio late;

    @Nullable
    Double waningP;

    @Nullable
    TestStatistic proportionality;

    List<ModeRatio> byMode = List.of();
    List<LeavingRate> rates = List.of();
    List<Incidence> incidence = List.of();

    @Nullable
    Balance balance;

    @Nullable
    Matched matched;

    @Nullable
    RollOutEffect rollOut;

    @Nullable
    Ratio negativeControl;

    @Nullable
    Ratio placebo;

    List<Landmark> landmarks = List.of();
    List<LeftOut> leaveOneOut = List.of();
    List<Missing> missing = List.of();

    @Nullable
    Double naiveDifference;

    boolean penalised;
    boolean separated;
    /** Share who took part of those offered a place and of the others; empty unless assigned by lot. */
    double[] takeUp = {};
    /** Subjects of a lottery who were drawn again later. */
    int drawnAgain;
    /** Subjects who had joined before observation began. */
    int joinedBefore;
    /** Strata that are too many to leave out each in turn; 0 when they are not. */
    int tooManyStrata;

    Findings(StudyData data, StudyParameters parameters, Population population, String estimand, List<String> methods) {
        this.parameters = parameters;
        this.population = population;
        this.estimand = estimand;
        this.methods = methods;
        window = new StudyAnswer.Window(
                Arrays.stream(data.entry()).min().orElse(0),
                Arrays.stream(data.exit()).max().orElse(0));
    }

    /** Whether both arms have the events that a ratio needs. */
    boolean enough() {
        return Math.min(population.eventsJoined(), population.eventsOthers()) >= parameters.minimumEvents();
    }

    /** Whether an arm has enough events, but not half as many more: a threshold on the outcome picks those that were unlucky. */
    boolean barelyEnough() {
        int fewest = Math.min(population.eventsJoined(), population.eventsOthers());
        return enough() && 2 * fewest < 3 * parameters.minimumEvents();
    }

    @Nullable
    Effect headline() {
        for (Effect effect : effects) {
            if (effect.horizon() == parameters.headline()) {
                return effect;
            }
        }
        return null;
    }

    StudyAnswer answer() {
        WordingRule.Verdict verdict = WordingRule.of(this);
        Effect headline = headline();
        EValue strength = ratio == null ? null : EValue.of(ratio.ratio(), ratio.interval(), scale());
        double share = (double) population.joiners() / Math.max(1, population.subjects());
        return new StudyAnswer(
                assignedByLot ? "Does the offer of a place keep people?" : "Does joining keep people?",
                estimand,
                methods,
                population,
                window,
                window.to(),
                parameters.knownAt(),
                verdict.wording(),
                verdict.sentence(),
                parameters.headline(),
                parameters.level(),
                headline == null ? null : headline.retentionDifference(),
                headline == null ? null : headline.retentionInterval(),
                headline == null ? null : headline.pValue(),
                effects,
                ratio,
                strength == null ? null : strength.point(),
                strength == null ? null : strength.limit(),
                early,
                late,
                waningP == null ? null : waningP < 1 - parameters.level(),
                waningP,
                proportionality,
                byMode,
                rates,
                incidence,
                balance,
                matched,
                rollOut,
                negativeControl,
                placebo,
                landmarks,
                leaveOneOut,
                new Detectable(
                        population.events(), share, Power.usual(share).detectableHazardRatio(population.events())),
                missing,
                verdict.cautions(),
                naiveDifference,
                CODE_VERSION,
                parameters.seed());
    }

    private EValue.Scale scale() {
        double share = (double) population.events() / Math.max(1, population.subjects());
        return share > RARE ? EValue.Scale.COMMON_HAZARD : EValue.Scale.RISK;
    }
}
