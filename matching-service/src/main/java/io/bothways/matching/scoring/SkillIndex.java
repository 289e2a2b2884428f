package io.bothways.matching.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who teaches a skill, by person index: scoring a learner touches only people who teach something wanted, so a whole
 * pool costs far less than all its pairs. One instance serves one thread: the accumulator is reused row by row.
 */
final class SkillIndex {
    private record Posting(int teacher, int level) {}

    private final Map<UUID, List<Posting>> teachers = new HashMap<>();
    private final List<Participant> people;
    private final long[] weighted;
    private int[] touched;
    private int touchedCount;

    SkillIndex(Pool pool) {
        people = pool.people();
        weighted = new long[people.size()];
        touched = new int[people.size()];
        for (int i = 0; i < people.size(); i++) {
            for (Offer offer : people.get(i).offers()) {
                teachers.computeIfAbsent(offer.skillId(), key -> new ArrayList<>())
                        .add(new Posting(i, offer.level()));
            }
        }
    }

    /** Calls the visitor for everybody from whom this learner would gain anything, in the order of the pool. */
    void gainsOf(int learner, GainVisitor visitor) {
        Participant person = people.get(learner);
        for (Want want : person.wants()) {
            int from = person.teaches(want.skillId());
            for (Posting posting : teachers.getOrDefault(want.skillId(), List.of())) {
                int weight = Scores.weight(want, from, Math.min(posting.level(), want.level()));
                if (weight > 0 && posting.teacher() != learner) {
                    if (weighted[posting.teacher()] == 0) {
                        touched[touchedCount++] = posting.teacher();
                    }
                    weighted[posting.teacher()] += weight;
                }
            }
        }
        Arrays.sort(touched, 0, touchedCount);
        for (int t = 0; t < touchedCount; t++) {
            int teacher = touched[t];
            visitor.gain(teacher, Scores.points(weighted[teacher], person));
            weighted[teacher] = 0;
        }
        touchedCount = 0;
    }

    @FunctionalInterface
    interface GainVisitor {
        void gain(int teacher, int points);
    }
}
