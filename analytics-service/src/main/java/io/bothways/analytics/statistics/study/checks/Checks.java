package io.bothways.analytics.statistics.study.checks;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Landmark;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.LeftOut;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.study.effect.Ratios;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to break the result: a placebo joining date, other causes of exit, one stratum fewer, a landmark. Each refits the
 * adjusted model on a part of the episodes, O(iterations × episodes × p²) a fit; large populations are sampled by hash.
 */
public final class Checks {
    private static final int[] LANDMARKS = {90, 180, 365};
    private static final int MOST_STRATA = 12;

    private final Adjustment adjusted;
    private final Episodes episodes;
    private final StudyParameters parameters;
    private final CounterRandom random;
    private final double share;

    /** Of the same episodes and adjustment as the model that is to be broken. */
    public Checks(Adjustment adjusted, StudyParameters parameters) {
        this.adjusted = adjusted;
        this.parameters = parameters;
        episodes = adjusted.episodes();
        random = new CounterRandom(parameters.seed());
        share = Math.min(1, (double) parameters.checkLimit() / episodes.data().subjects());
    }

    /** Joining against exits of other causes, on which it should not act; null when they are too few. */
    public @Nullable Ratio negativeControl() {
        return ratio(rows(i -> true), i -> episodes.period(i) > 0, i -> episodes.start(i), 2);
    }

    /**
     * Everybody's time before joining, where for every joiner one colleague under observation is drawn who "joins" on that
     * day in name only. An effect here is an artefact. Null with too few events.
     */
    public @Nullable Ratio placebo() {
        int[] named = namesakes();
        List<Integer> kept = new ArrayList<>();
        List<double[]> cut = new ArrayList<>();
        for (int i : rows(i -> episodes.period(i) == 0)) {
            double at = named[episodes.subject(i)] == Episodes.NEVER
                    ? Double.POSITIVE_INFINITY
                    : named[episodes.subject(i)] - episodes.data().origin()[episodes.subject(i)];
            if (at > episodes.start(i) && at < episodes.stop(i)) {
                kept.add(i);
                cut.add(new double[] {episodes.start(i), at, 0, 0});
                kept.add(i);
                cut.add(new double[] {at, episodes.stop(i), event(i, 1), 1});
            } else {
                kept.add(i);
                cut.add(new double[] {episodes.start(i), episodes.stop(i), event(i, 1), at <= episodes.start(i) ? 1 : 0
                });
            }
        }
        return ratio(kept.stream().mapToInt(Integer::intValue).toArray(), cut);
    }

    /**
     * Day of joining in name only, by subject. Days are gone through in order: to pass over somebody because of a later
     * naming would be to know that they stay until then.
     */
    private int[] namesakes() {
        StudyData data = episodes.data();
        int[] named = new int[data.subjects()];
        Arrays.fill(named, Episodes.NEVER);
        int[] joiners = IntStream.range(0, named.length)
                .filter(episodes::seenJoining)
                .boxed()
                .sorted(Comparator.comparingInt(s -> episodes.joined(s)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int s : joiners) {
            int day = episodes.joined(s);
            for (int attempt = 0; attempt < 20; attempt++) {
                int other = random.below(named.length, -10 - attempt, s);
                if (data.entry()[other] <= day
                        && data.exit()[other] > day
                        && episodes.joined(other) > day
                        && named[other] == Episodes.NEVER) {
                    named[other] = day;
                    break;
                }
            }
        }
        return named;
    }

    /** How many strata are too many to leave out each in turn; 0 when they are not. */
    public int tooManyStrata() {
        int strata = episodes.data().strata();
        return strata > MOST_STRATA ? strata : 0;
    }

    /** The ratio without each stratum in turn; nothing when there is one, or {@link #tooManyStrata}. */
    public List<LeftOut> leaveOneOut() {
        int strata = episodes.data().strata();
        List<LeftOut> left = new ArrayList<>();
        for (int out = 0; out < strata && strata > 1 && strata <= MOST_STRATA; out++) {
            int without = out;
            int[] kept = rows(i -> episodes.data().stratum()[episodes.subject(i)] != without);
            left.add(new LeftOut(out, ratio(kept, i -> episodes.period(i) > 0, i -> episodes.start(i), 1)));
        }
        return left;
    }

    /**
     * Those under observation on a day after somebody was first seen joining: joined by then against not yet, the latter
     * censored when they join. None when nobody was seen joining; a null ratio where events are too few.
     */
    public List<Landmark> landmarks() {
        int first = IntStream.range(0, episodes.data().subjects())
                .filter(episodes::seenJoining)
                .map(s -> episodes.joined(s))
                .min()
                .orElse(Episodes.NEVER);
        List<Landmark> landmarks = new ArrayList<>();
        for (int after : LANDMARKS) {
            if (first == Episodes.NEVER) {
                continue;
            }
            int day = first + after;
            int[] kept = rows(i -> {
                int s = episodes.subject(i);
                boolean joinedByThen = episodes.joined(s) <= day;
                return episodes.data().entry()[s] <= day
                        && episodes.stop(i) > day - episodes.data().origin()[s]
                        && joinedByThen == (episodes.period(i) > 0);
            });
            Ratio ratio = ratio(
                    kept,
                    i -> episodes.period(i) > 0,
                    i -> Math.max(episodes.start(i), day - episodes.data().origin()[episodes.subject(i)]),
                    1);
            int joined = (int) IntStream.of(kept)
                    .filter(i -> episodes.period(i) > 0)
                    .map(i -> episodes.subject(i))
                    .distinct()
                    .count();
            landmarks.add(new Landmark(after, joined, ratio));
        }
        return landmarks;
    }

    private int[] rows(IntPredicate kept) {
        return IntStream.range(0, episodes.size())
                .filter(i -> share == 1 || random.uniform(-4, episodes.subject(i)) < share)
                .filter(kept)
                .toArray();
    }

    private double event(int i, int cause) {
        return episodes.cause(i) == cause ? 1 : 0;
    }

    @FunctionalInterface
    private interface StartOf {
        double row(int i);
    }

    private @Nullable Ratio ratio(int[] kept, IntPredicate exposed, StartOf start, int cause) {
        List<double[]> cut = new ArrayList<>(kept.length);
        for (int i : kept) {
            cut.add(new double[] {start.row(i), episodes.stop(i), event(i, cause), exposed.test(i) ? 1 : 0});
        }
        return ratio(kept, cut);
    }

    /** @param cut start, stop, event and exposure of every kept episode */
    private @Nullable Ratio ratio(int[] kept, List<double[]> cut) {
        int n = kept.length;
        double[] start = new double[n];
        double[] stop = new double[n];
        int[] event = new int[n];
        double[] exposure = new double[n];
        int[] subject = new int[n];
        int[] events = new int[2];
        for (int i = 0; i < n; i++) {
            double[] row = cut.get(i);
            start[i] = row[0];
            stop[i] = row[1];
            event[i] = (int) row[2];
            exposure[i] = row[3];
            subject[i] = episodes.subject(kept[i]);
            events[(int) row[3]] += event[i];
        }
        if (Math.min(events[0], events[1]) < parameters.minimumEvents()) {
            return null;
        }
        CoxFit fit = Ratios.fit(
                Observations.between(start, stop, event).clustered(subject),
                adjusted.design(kept, exposure),
                parameters);
        return Ratios.of(fit, 0, parameters.level());
    }
}
