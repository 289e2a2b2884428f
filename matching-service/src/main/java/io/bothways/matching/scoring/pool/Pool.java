package io.bothways.matching.scoring.pool;

import java.util.List;

/** The people of a match run as they were when it was frozen, in the order of their ids. */
public record Pool(List<Participant> people) {
    public Pool {
        people = people.stream()
                .sorted((a, b) -> Ids.ORDER.compare(a.id(), b.id()))
                .toList();
        for (int i = 1; i < people.size(); i++) {
            if (people.get(i).id().equals(people.get(i - 1).id())) {
                throw new IllegalArgumentException(
                        "a pool holds a person once, but " + people.get(i).id() + " is there twice");
            }
        }
    }
}
