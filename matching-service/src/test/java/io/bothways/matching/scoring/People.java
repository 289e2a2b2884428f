package io.bothways.matching.scoring;

import io.bothways.matching.scoring.pool.Closeness;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Standing;
import io.bothways.matching.scoring.pool.Taxonomy;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.FactorCode;
import io.bothways.matching.scoring.terms.FormerPartners;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Preferences;
import io.bothways.matching.scoring.terms.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Small random pools that differ in everything that scoring looks at, and terms that look at everything. */
public final class People {
    private static final List<String> SKILLS = List.of("sql", "sales", "video", "coaching", "risk", "law");

    private People() {}

    /** Every factor matters, each with another weight. */
    public static Terms terms(Exchange exchange) {
        Map<FactorCode, Integer> weights = new EnumMap<>(FactorCode.class);
        for (FactorCode code : FactorCode.values()) {
            weights.put(code, 10 + 5 * code.ordinal());
        }
        return terms(exchange, weights);
    }

    public static Terms terms(Exchange exchange, Random random) {
        Map<FactorCode, Integer> weights = new EnumMap<>(FactorCode.class);
        for (FactorCode code : FactorCode.values()) {
            weights.put(code, random.nextInt(101));
        }
        return terms(exchange, weights);
    }

    public static Terms terms(Exchange exchange, Map<FactorCode, Integer> weights) {
        Preferences all = new Preferences(weights, 1, FormerPartners.PREFER);
        return new Terms(exchange, 1_500, 1, false, false, GradeOrder.ANY, 180, all);
    }

    /** Every skill may have another one above it. */
    private static Taxonomy taxonomy(Random random) {
        Map<UUID, List<UUID>> broader = new HashMap<>();
        for (String skill : SKILLS) {
            if (random.nextBoolean()) {
                broader.put(
                        Someone.skill(skill),
                        List.of(
                                Someone.skill(SKILLS.get(random.nextInt(SKILLS.size()))),
                                Someone.skill("group " + random.nextInt(2))));
            }
        }
        return new Taxonomy(
                broader,
                new Closeness(random.nextInt(101), random.nextInt(101), random.nextInt(101)),
                SKILLS.stream().map(Someone::skill).toList());
    }

    public static Pool pool(Random random) {
        return pool(random, random.nextInt(14));
    }

    public static Pool pool(Random random, int size) {
        Taxonomy taxonomy = taxonomy(random);
        List<Participant> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Someone someone = Someone.someone(i + 1)
                    .in(random.nextBoolean() ? "Research" : "Sales")
                    .at(random.nextBoolean() ? "Lyon" : "")
                    .grade(random.nextInt(6))
                    .speaking(random.nextBoolean() ? new String[] {"en"} : new String[] {"en", "de"})
                    .seats(random.nextInt(3), random.nextInt(3));
            SKILLS.forEach(skill -> {
                switch (random.nextInt(6)) {
                    case 0 -> someone.teaching(skill, 1 + random.nextInt(5));
                    case 1 -> someone.teachingWhatIsAtRisk(skill, 1 + random.nextInt(5));
                    default -> {}
                }
                if (random.nextInt(3) == 0) {
                    someone.learning(skill, 1 + random.nextInt(5), 1 + random.nextInt(3), taxonomy);
                }
            });
            if (i > 0 && random.nextInt(3) == 0) {
                someone.reportingTo(1 + random.nextInt(i));
            }
            if (i > 0 && random.nextInt(4) == 0) {
                someone.metBefore(1 + random.nextInt(i));
            }
            if (i > 0 && random.nextInt(6) == 0) {
                someone.apartFrom(1 + random.nextInt(i));
            }
            if (i > 0 && random.nextInt(6) == 0) {
                someone.proposedBeforeTo(1 + random.nextInt(i));
            }
            if (random.nextInt(8) == 0) {
                someone.standing(Standing.values()[random.nextInt(3)]);
            }
            if (random.nextInt(4) > 0) {
                int from = random.nextInt(24);
                someone.atHours(from, (from + 8) % 24);
            }
            people.add(someone.build());
        }
        return new Pool(people);
    }
}
