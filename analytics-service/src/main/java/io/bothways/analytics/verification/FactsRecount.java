package io.bothways.analytics.verification;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every key that was consumed has left its fact, and no fact stands without a consumed key. */
@ApplicationScoped
class FactsRecount implements Check {

    /** Topic and the keys that the facts of that topic have. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("people", "select person_id::text from known_person"),
            Map.entry("profiles", "select person_id::text from fact_profile"),
            Map.entry("programmes", "select programme_id::text from dim_programme"),
            Map.entry("eligibility", "select cohort_id || ':' || person_id from fact_eligibility"),
            Map.entry("enrolments", "select enrolment_id::text from fact_enrolment"),
            Map.entry("match-runs", "select run_id::text from fact_match_run"),
            Map.entry("proposals", "select proposal_id::text from fact_proposal"),
            Map.entry("pairings", "select partnership_id::text from fact_pair"),
            Map.entry("partnerships", "select partnership_id::text from fact_pair_course"),
            Map.entry("sessions", "select session_id::text from fact_session"),
            Map.entry("goals", "select goal_id::text from fact_goal"),
            Map.entry("check-ins", "select distinct answer_id::text from fact_score where origin = 'check-in'"),
            Map.entry("feedback", "select distinct answer_id::text from fact_score where origin = 'feedback'"));

    private final Sql sql;

    FactsRecount(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "facts-recount";
    }

    @Override
    public List<String> violations() {
        return new TreeMap<>(FACTS)
                .entrySet().stream()
                        .flatMap(facts -> differences(facts.getKey(), facts.getValue()).stream())
                        .toList();
    }

    /** A key consumed up to nothing (0) waits behind a dead letter, which another check reports. */
    private List<String> differences(String topic, String keysOfFacts) {
        return sql.list(
                """
                with facts (key) as (%s),
                     heard (key) as (select key from consumed where topic = ? and last_sequence > 0)
                select coalesce(facts.key, heard.key) as key, facts.key is null as missing
                  from facts full join heard using (key)
                 where facts.key is null or heard.key is null
                 order by 1
                 limit 5
                """.formatted(keysOfFacts),
                row -> topic + " " + row.getString("key")
                        + (row.getBoolean("missing") ? ": consumed, but no fact" : ": a fact, but not consumed"),
                topic);
    }
}
