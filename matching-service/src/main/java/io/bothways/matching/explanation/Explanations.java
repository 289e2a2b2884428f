package io.bothways.matching.explanation;

import io.bothways.matching.Columns;
import io.bothways.matching.scoring.weighing.FactorEffect;
import io.bothways.matching.scoring.weighing.SkillGain;
import io.bothways.matching.solver.plan.Direction;
import io.bothways.matching.solver.plan.PlannedPair;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores and reads the directions, skills and factors of pairs, a whole run or a whole page at a time. */
@ApplicationScoped
public class Explanations {
    private final Sql sql;

    Explanations(Sql sql) {
        this.sql = sql;
    }

    /** Stores the explanation of each pair under its position in the list. */
    public void store(UUID runId, List<PlannedPair> pairs) {
        List<Integer> numbers = new ArrayList<>();
        List<Direction> directions = new ArrayList<>();
        List<Integer> skillNumbers = new ArrayList<>();
        List<UUID> skillTeachers = new ArrayList<>();
        List<SkillGain> skills = new ArrayList<>();
        for (int number = 0; number < pairs.size(); number++) {
            for (Direction direction : pairs.get(number).directions()) {
                numbers.add(number);
                directions.add(direction);
                for (SkillGain skill : direction.gain().skills()) {
                    skillNumbers.add(number);
                    skillTeachers.add(direction.teacherId());
                    skills.add(skill);
                }
            }
        }
        sql.update(
                """
                insert into match_run_direction (run_id, number, teacher_id, learner_id, required, gain)
                select ?, d.number, d.teacher_id, d.learner_id, d.required = 1, d.gain
                from unnest(?::int[], ?::uuid[], ?::uuid[], ?::int[], ?::int[])
                    d (number, teacher_id, learner_id, required, gain)
                """,
                runId,
                Columns.numbers(numbers),
                Columns.ids(directions.stream().map(Direction::teacherId).toList()),
                Columns.ids(directions.stream().map(Direction::learnerId).toList()),
                Columns.numbers(
                        directions.stream().map(d -> d.required() ? 1 : 0).toList()),
                Columns.numbers(directions.stream().map(d -> d.gain().points()).toList()));
        sql.update(
                """
                insert into match_run_skill (run_id, number, teacher_id, skill_id, level_from, level_to, priority,
                    taught_skill_id, percent)
                select ?, s.* from unnest(?::int[], ?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::int[], ?::uuid[],
                    ?::int[]) s
                """,
                runId,
                Columns.numbers(skillNumbers),
                Columns.ids(skillTeachers),
                Columns.ids(skills.stream().map(SkillGain::skillId).toList()),
                Columns.numbers(skills.stream().map(SkillGain::levelFrom).toList()),
                Columns.numbers(skills.stream().map(SkillGain::levelTo).toList()),
                Columns.numbers(skills.stream()
                        .map(skill -> Columns.importance(skill.priority()))
                        .toList()),
                Columns.ids(skills.stream().map(SkillGain::taughtSkillId).toList()),
                Columns.numbers(skills.stream().map(SkillGain::percent).toList()));
        storeFactors(runId, pairs);
    }

    private void storeFactors(UUID runId, List<PlannedPair> pairs) {
        List<Integer> numbers = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<FactorEffect> effects = new ArrayList<>();
        for (int number = 0; number < pairs.size(); number++) {
            List<FactorEffect> ofPair = pairs.get(number).effects();
            for (int position = 0; position < ofPair.size(); position++) {
                numbers.add(number);
                positions.add(position);
                effects.add(ofPair.get(position));
            }
        }
        sql.update(
                """
                insert into match_run_factor (run_id, number, position, code, weight, points)
                select ?, f.* from unnest(?::int[], ?::int[], ?::text[], ?::int[], ?::int[]) f
                """,
                runId,
                Columns.numbers(numbers),
                Columns.numbers(positions),
                Columns.codes(effects.stream().map(FactorEffect::code).toList()),
                Columns.numbers(effects.stream().map(FactorEffect::weight).toList()),
                Columns.numbers(effects.stream().map(FactorEffect::points).toList()));
    }

    /** What each factor did to the score of each of these pairs, in the order in which they were applied. */
    public Map<PairKey, List<FactorView>> factorsOf(Collection<PairKey> pairs) {
        Map<PairKey, List<FactorView>> factors = new HashMap<>();
        sql.list(
                """
                select f.run_id, f.number, f.code, f.weight, f.points
                from unnest(?::uuid[], ?::int[]) p (run_id, number) join match_run_factor f using (run_id, number)
                order by f.position
                """,
                row -> factors.computeIfAbsent(
                                new PairKey(Columns.id(row, "run_id"), row.getInt("number")), key -> new ArrayList<>())
                        .add(new FactorView(row.getString("code"), row.getInt("weight"), row.getInt("points"))),
                Columns.ids(pairs.stream().map(PairKey::runId).toList()),
                Columns.numbers(pairs.stream().map(PairKey::number).toList()));
        return factors;
    }

    /** The directions of each of these pairs, in two statements however many they are. */
    public Map<PairKey, List<DirectionView>> of(Collection<PairKey> pairs) {
        record Taught(PairKey pair, UUID teacher) {}
        Object runs = Columns.ids(pairs.stream().map(PairKey::runId).toList());
        Object numbers = Columns.numbers(pairs.stream().map(PairKey::number).toList());
        Map<Taught, List<DirectionView.SkillView>> skills = new HashMap<>();
        sql.list(
                """
                select s.run_id, s.number, s.teacher_id, s.skill_id, s.level_from, s.level_to, s.priority,
                    s.taught_skill_id, s.percent
                from unnest(?::uuid[], ?::int[]) p (run_id, number) join match_run_skill s using (run_id, number)
                order by s.skill_id
                """,
                row -> skills.computeIfAbsent(
                                new Taught(
                                        new PairKey(Columns.id(row, "run_id"), row.getInt("number")),
                                        Columns.id(row, "teacher_id")),
                                key -> new ArrayList<>())
                        .add(new DirectionView.SkillView(
                                Columns.id(row, "skill_id"),
                                row.getInt("level_from"),
                                row.getInt("level_to"),
                                row.getInt("priority"),
                                Columns.id(row, "taught_skill_id"),
                                row.getInt("percent"))),
                runs,
                numbers);
        Map<PairKey, List<DirectionView>> directions = new HashMap<>();
        sql.list(
                """
                select d.run_id, d.number, d.teacher_id, d.learner_id, d.required, d.gain
                from unnest(?::uuid[], ?::int[]) p (run_id, number) join match_run_direction d using (run_id, number)
                order by d.teacher_id
                """,
                row -> {
                    PairKey pair = new PairKey(Columns.id(row, "run_id"), row.getInt("number"));
                    UUID teacher = Columns.id(row, "teacher_id");
                    return directions
                            .computeIfAbsent(pair, key -> new ArrayList<>())
                            .add(new DirectionView(
                                    teacher,
                                    Columns.id(row, "learner_id"),
                                    row.getBoolean("required"),
                                    row.getInt("gain"),
                                    skills.getOrDefault(new Taught(pair, teacher), List.of())));
                },
                runs,
                numbers);
        return directions;
    }
}
