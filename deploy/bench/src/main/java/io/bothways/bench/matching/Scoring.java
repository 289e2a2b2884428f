package io.bothways.bench.matching;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.People;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Want;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.FactorCode;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Preferences;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The benchmark's scoring by the product's own code: its terms are a two-way programme with a minimum gain of 1500, three
 * shared hours, the whole reporting line apart, and the factors for hours and units. Every want has target level 5, and a
 * working day is eight hours long in its time zone.
 */
final class Scoring {
    /** Each hour short of eight takes 15/800 of the score, one department in common a tenth. */
    private static final Preferences PREFERENCES =
            Preferences.of(Map.of(FactorCode.SHARED_HOURS, 15, FactorCode.ACROSS_UNITS, 10));

    static final Terms TERMS =
            new Terms(Exchange.TWO_WAY, 1_500, Integer.MAX_VALUE, false, false, GradeOrder.ANY, 180, PREFERENCES);

    private static final int LANGUAGES = 31;
    private static final int TOP_LEVEL = 5;
    private static final int MANY = 300_000;

    private Scoring() {}

    /** How many candidates a person keeps unless told otherwise: fewer where the lists are capped. */
    static int best(int people) {
        return people > MANY ? 20 : 30;
    }

    /** Indices stay what they are: the ids of the pool rise with those of the file. */
    static Pool pool(People people, int[][] previous) {
        List<List<UUID>> former = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            former.add(List.of());
        }
        for (int[] pair : previous) {
            List<UUID> known = new ArrayList<>(former.get(pair[0]));
            known.add(id(people, pair[1]));
            former.set(pair[0], known);
        }
        Made made = new Made(people);
        List<Participant> participants = new ArrayList<>(people.size());
        for (int i = 0; i < people.size(); i++) {
            // whoever speaks no language has none in common with anybody, which the product would read as unknown
            int seats = people.out()[i] || people.languages()[i] == 0 ? 0 : 1;
            participants.add(new Participant(
                    made.id(i),
                    made.offers(i),
                    made.wants(i),
                    seats,
                    seats,
                    made.line(i),
                    people.grade()[i],
                    made.unit(i),
                    made.languages(i),
                    made.hours(i),
                    former.get(i)));
        }
        return new Pool(participants);
    }

    static Edges edges(Candidates candidates, Pool pool) {
        int size = candidates.size();
        Edges edges = new Edges(new int[size], new int[size], new short[size], new short[size], new int[size]);
        IntStream.range(0, size).parallel().forEach(e -> {
            Participant left = pool.people().get(candidates.first(e));
            Participant right = pool.people().get(candidates.second(e));
            edges.left()[e] = candidates.first(e);
            edges.right()[e] = candidates.second(e);
            edges.gainLeft()[e] = (short) Scores.gain(right, left).points();
            edges.gainRight()[e] = (short) Scores.gain(left, right).points();
            edges.score()[e] = candidates.score(e);
        });
        return edges;
    }

    private static UUID id(People people, int index) {
        return new UUID(0, people.id()[index]);
    }

    /** Values that many people share are made once. */
    private static final class Made {
        private final People people;
        private final UUID[] ids;
        private final Map<Integer, UUID> skills = new HashMap<>();
        private final Map<Integer, List<String>> languages = new HashMap<>();
        private final Map<Integer, List<String>> units = new HashMap<>();
        private final Map<Integer, Hours> hours = new HashMap<>();

        Made(People people) {
            this.people = people;
            this.ids = new UUID[people.size()];
            Arrays.setAll(ids, i -> Scoring.id(people, i));
        }

        UUID id(int person) {
            return ids[person];
        }

        List<Offer> offers(int person) {
            People.Skills offers = people.offers();
            return IntStream.range(offers.start()[person], offers.start()[person + 1])
                    .mapToObj(s -> new Offer(skill(offers.skill()[s]), offers.number()[s]))
                    .toList();
        }

        List<Want> wants(int person) {
            People.Skills wants = people.wants();
            return IntStream.range(wants.start()[person], wants.start()[person + 1])
                    .mapToObj(s -> new Want(skill(wants.skill()[s]), TOP_LEVEL, wants.number()[s]))
                    .toList();
        }

        List<UUID> line(int person) {
            List<UUID> line = new ArrayList<>();
            for (int above = people.manager()[person]; above >= 0; above = people.manager()[above]) {
                line.add(ids[above]);
            }
            return line;
        }

        List<String> unit(int person) {
            return units.computeIfAbsent(people.department()[person], number -> List.of("unit " + number));
        }

        List<String> languages(int person) {
            return languages.computeIfAbsent(people.languages()[person], mask -> IntStream.range(0, LANGUAGES)
                    .filter(bit -> (mask >> bit & 1) == 1)
                    .mapToObj(bit -> "language " + bit)
                    .toList());
        }

        Hours hours(int person) {
            return hours.computeIfAbsent(people.zone()[person], zone -> {
                int from = Math.floorMod(9 - zone, 24);
                return new Hours(from * 60, (from + 8) % 24 * 60);
            });
        }

        private UUID skill(int number) {
            return skills.computeIfAbsent(number, key -> new UUID(1, key));
        }
    }
}
