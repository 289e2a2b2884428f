package io.bothways.matching.quality;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.solver.plan.Direction;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.PlannedPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts a plan by group. A group of fewer than {@value #FEWEST} people is withheld; so are the smallest others of its
 * dimension until those withheld are two groups and {@value #FEWEST} people at least, for else the total would give them
 * away. Groups of different dimensions may still be compared by somebody who knows who is in them. Linear in people and
 * pairs.
 */
public final class QualityReport {
    public static final int FEWEST = 5;

    private static final int GRADES_A_BAND = 2;

    private final Map<Dimension, Map<String, Tally>> groups = new EnumMap<>(Dimension.class);

    private QualityReport() {}

    public static List<Group> of(Pool pool, Plan plan) {
        QualityReport report = new QualityReport();
        Map<UUID, Participant> people = new HashMap<>();
        for (Participant person : pool.people()) {
            people.put(person.id(), person);
            report.groupsOf(person).forEach(tally -> tally.people.add(person.id()));
        }
        for (PlannedPair pair : plan.pairs()) {
            Participant lower = person(people, pair.lower());
            Participant higher = person(people, pair.higher());
            report.add(pair, lower, higher);
            report.add(pair, higher, lower);
        }
        return report.published();
    }

    private static Participant person(Map<UUID, Participant> people, UUID id) {
        Participant person = people.get(id);
        if (person == null) {
            throw new IllegalArgumentException("the plan pairs " + id + ", who is not in the pool");
        }
        return person;
    }

    private void add(PlannedPair pair, Participant self, Participant partner) {
        Side side = Side.of(pair, self.id());
        groupsOf(self).forEach(tally -> tally.add(side));
        if (self.grade() != partner.grade() && self.grade() > 0 && partner.grade() > 0) {
            Tally tally = group(Dimension.SENIORITY, self.grade() < partner.grade() ? "junior" : "senior");
            tally.people.add(self.id());
            tally.add(side);
        }
    }

    private List<Tally> groupsOf(Participant person) {
        return List.of(
                group(Dimension.ALL, ""),
                group(
                        Dimension.UNIT,
                        person.unit().isEmpty() ? "" : person.unit().getFirst()),
                group(Dimension.GRADE_BAND, band(person.grade())),
                group(Dimension.SITE, person.site()));
    }

    private static String band(int grade) {
        int first = (grade - 1) / GRADES_A_BAND * GRADES_A_BAND + 1;
        return grade == 0 ? "" : first + "-" + (first + GRADES_A_BAND - 1);
    }

    private Tally group(Dimension dimension, String label) {
        return groups.computeIfAbsent(dimension, key -> new TreeMap<>()).computeIfAbsent(label, key -> new Tally());
    }

    private List<Group> published() {
        List<Group> published = new ArrayList<>();
        groups.forEach((dimension, tallies) -> {
            Set<String> withheld = withheld(tallies);
            tallies.forEach((label, tally) ->
                    published.add(new Group(dimension, label, withheld.contains(label) ? null : tally.figures())));
        });
        return published;
    }

    private static Set<String> withheld(Map<String, Tally> tallies) {
        List<Map.Entry<String, Tally>> bySize = tallies.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> group.getValue().people.size()))
                .toList();
        Set<String> withheld = new HashSet<>();
        int people = 0;
        for (Map.Entry<String, Tally> group : bySize) {
            int size = group.getValue().people.size();
            boolean givenAway = !withheld.isEmpty() && (withheld.size() == 1 || people < FEWEST);
            if (size < FEWEST || givenAway) {
                withheld.add(group.getKey());
                people += size;
            }
        }
        return withheld;
    }

    /** One person of a pair; the gains are null where the direction is not required. */
    private record Side(
            UUID person,
            int score,
            @Nullable Integer gain,
            @Nullable Integer partnersGain) {
        static Side of(PlannedPair pair, UUID person) {
            Integer gain = null;
            Integer partnersGain = null;
            for (Direction direction : pair.directions()) {
                if (direction.required()) {
                    if (direction.learnerId().equals(person)) {
                        gain = direction.gain().points();
                    } else {
                        partnersGain = direction.gain().points();
                    }
                }
            }
            return new Side(person, pair.score(), gain, partnersGain);
        }
    }

    /** What is counted of one group. */
    private static final class Tally {
        private final Set<UUID> people = new HashSet<>();
        private final Set<UUID> matched = new HashSet<>();
        private final List<Integer> gains = new ArrayList<>();
        private int sides;
        private long score;
        private int twoWay;
        private int weaker;
        private int taught;

        void add(Side side) {
            matched.add(side.person());
            sides++;
            score += side.score();
            Integer gain = side.gain();
            Integer partnersGain = side.partnersGain();
            if (gain != null) {
                gains.add(gain);
            }
            if (partnersGain != null) {
                taught++;
            }
            if (gain != null && partnersGain != null) {
                twoWay++;
                weaker += gain < partnersGain ? 1 : 0;
            }
        }

        Figures figures() {
            List<Integer> sorted = gains.stream().sorted().toList();
            return new Figures(
                    people.size(),
                    matched.size(),
                    sides,
                    score,
                    twoWay,
                    weaker,
                    sorted.isEmpty() ? null : sorted.getFirst(),
                    sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 10),
                    taught);
        }
    }
}
