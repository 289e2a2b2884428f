package io.bothways.analytics.verification;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of different topics fit together once everything has arrived. */
@ApplicationScoped
class FactsAgree implements Check {

    private static final Map<String, String> DISAGREEMENTS = new LinkedHashMap<>();

    static {
        DISAGREEMENTS.put(
                "a session of an unknown pair",
                "select session_id::text from fact_session s where not exists"
                        + " (select from fact_pair p where p.partnership_id = s.partnership_id)");
        DISAGREEMENTS.put(
                "a segment taught by somebody who is not of the pair",
                "select g.session_id::text from fact_segment g join fact_session s using (session_id)"
                        + " join fact_pair p using (partnership_id)"
                        + " where g.teacher_id not in (p.first_id, p.second_id)"
                        + " or g.learner_id not in (p.first_id, p.second_id) or g.teacher_id = g.learner_id");
        DISAGREEMENTS.put(
                "a goal of an unknown pair",
                "select goal_id::text from fact_goal g where not exists"
                        + " (select from fact_pair p where p.partnership_id = g.partnership_id)");
        DISAGREEMENTS.put(
                "a course of an unknown pair",
                "select partnership_id::text from fact_pair_course c where not exists"
                        + " (select from fact_pair p where p.partnership_id = c.partnership_id)");
        DISAGREEMENTS.put(
                "a pair of somebody unknown",
                "select partnership_id::text from fact_pair p where not exists"
                        + " (select from known_person k where k.person_id = p.first_id) or not exists"
                        + " (select from known_person k where k.person_id = p.second_id)");
        DISAGREEMENTS.put(
                "an enrolment of an unknown cohort",
                "select enrolment_id::text from fact_enrolment e where not exists"
                        + " (select from dim_cohort c where c.cohort_id = e.cohort_id)");
        DISAGREEMENTS.put(
                "more exits than employments, or employments that overlap",
                "select a.person_id::text from fact_employment_spell a join fact_employment_spell b"
                        + " on b.person_id = a.person_id and b.spell = a.spell + 1"
                        + " where a.ended_at is null or a.ended_at > b.started_at");
        DISAGREEMENTS.put(
                "a person whose facts differ from what was told last",
                "select k.person_id::text from known_person k where k.version <>"
                        + " (select max(version) from person_version v where v.person_id = k.person_id)");
        DISAGREEMENTS.put(
                "a run with more matched than people",
                "select run_id::text from fact_match_run where matched > people or pairs * 2 < matched");
    }

    private final Sql sql;

    FactsAgree(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "facts-agree";
    }

    @Override
    public List<String> violations() {
        return DISAGREEMENTS.entrySet().stream()
                .flatMap(entry ->
                        sql
                                .list(entry.getValue() + " limit 5", row -> entry.getKey() + ": " + row.getString(1))
                                .stream())
                .toList();
    }
}
