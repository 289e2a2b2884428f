package io.bothways.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.Generator;
import io.bothways.bench.matching.instance.People;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's candidates against the benchmark's formula, written down once more from its own words. */
class ScoringTest {
    private record Candidate(int u, int v, int gainU, int gainV, int score) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theProductsScoringIsTheBenchmarks(long seed) {
        Generator.Workforce workforce = Generator.workforce(400, seed);
        People people = workforce.people();
        people.languages()[7] = 0;
        Pool pool = Scoring.pool(people, workforce.previous());

        List<Candidate> all = byFormula(people, workforce.previous());

        assertThat(all).hasSizeGreaterThan(300);
        assertThat(candidates(Scoring.edges(Candidates.of(pool, Scoring.TERMS), pool)))
                .isEqualTo(all);
        assertThat(candidates(Scoring.edges(Candidates.of(pool, Scoring.TERMS, 3), pool)))
                .isEqualTo(bestOfEither(all, people.size(), 3));
    }

    private static List<Candidate> candidates(Edges edges) {
        List<Candidate> candidates = new ArrayList<>();
        for (int e = 0; e < edges.size(); e++) {
            candidates.add(new Candidate(
                    edges.left()[e], edges.right()[e], edges.gainLeft()[e], edges.gainRight()[e], edges.score()[e]));
        }
        return candidates;
    }

    private static List<Candidate> byFormula(People people, int[][] previous) {
        List<Candidate> all = new ArrayList<>();
        for (int u = 0; u < people.size(); u++) {
            for (int v = u + 1; v < people.size(); v++) {
                int gainU = gain(people, u, v);
                int gainV = gain(people, v, u);
                int apart = Math.abs(people.zone()[u] - people.zone()[v]) % 24;
                int hours = Math.max(0, 8 - Math.min(apart, 24 - apart));
                if (allowed(people, previous, u, v) && hours >= 3 && gainU >= 1500 && gainV >= 1500) {
                    int score = 2 * gainU * gainV / (gainU + gainV) * (680 + 15 * hours) / 800;
                    boolean same = people.department()[u] == people.department()[v];
                    all.add(new Candidate(u, v, gainU, gainV, same ? score * 9 / 10 : score));
                }
            }
        }
        return all;
    }

    private static boolean allowed(People people, int[][] previous, int u, int v) {
        for (int[] pair : previous) {
            if (pair[0] == u && pair[1] == v || pair[0] == v && pair[1] == u) {
                return false;
            }
        }
        return !people.out()[u]
                && !people.out()[v]
                && (people.languages()[u] & people.languages()[v]) != 0
                && !above(people, u, v)
                && !above(people, v, u);
    }

    private static boolean above(People people, int high, int low) {
        for (int m = people.manager()[low]; m >= 0; m = people.manager()[m]) {
            if (m == high) {
                return true;
            }
        }
        return false;
    }

    private static int gain(People people, int learner, int teacher) {
        People.Skills wants = people.wants();
        int sum = 0;
        int priorities = 0;
        for (int w = wants.start()[learner]; w < wants.start()[learner + 1]; w++) {
            int more = level(people, teacher, wants.skill()[w]) - level(people, learner, wants.skill()[w]);
            sum += wants.number()[w] * Math.min(2, Math.max(0, more));
            priorities += wants.number()[w];
        }
        return priorities == 0 ? 0 : 5000 * sum / priorities;
    }

    private static int level(People people, int person, int skill) {
        People.Skills offers = people.offers();
        for (int o = offers.start()[person]; o < offers.start()[person + 1]; o++) {
            if (offers.skill()[o] == skill) {
                return offers.number()[o];
            }
        }
        return 0;
    }

    private static List<Candidate> bestOfEither(List<Candidate> all, int people, int best) {
        TreeSet<Candidate> kept =
                new TreeSet<>(Comparator.comparingInt(Candidate::u).thenComparingInt(Candidate::v));
        for (int person = 0; person < people; person++) {
            int who = person;
            all.stream()
                    .filter(c -> c.u() == who || c.v() == who)
                    .sorted(Comparator.comparingInt(Candidate::score)
                            .reversed()
                            .thenComparingInt(c -> c.u() + c.v() - who))
                    .limit(best)
                    .forEach(kept::add);
        }
        return List.copyOf(kept);
    }
}
