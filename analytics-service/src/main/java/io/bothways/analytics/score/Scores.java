package io.bothways.analytics.score;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores as folded so far. */
@ApplicationScoped
public class Scores {

    private static final String FOLD = """
            insert into fact_score (answer_id, item, origin, partnership_id, cohort_id, person_id, instrument,
                                    instrument_version, score, answered_at, known_at)
            select ?, item, ?, ?, ?, ?, ?, ?, score, ?, ?
              from unnest(?::text[], ?::integer[]) as given (item, score)
            on conflict do nothing
            """;

    private final Sql sql;

    Scores(Sql sql) {
        this.sql = sql;
    }

    /** All answers to one item, oldest first. */
    public List<Score> ofItem(String item, @Nullable UUID cohort) {
        return sql.list(
                """
                select partnership_id, cohort_id, person_id, item, score, answered_at
                  from fact_score
                 where item = ? and (?::uuid is null or cohort_id = ?)
                 order by answered_at, answer_id
                """,
                row -> new Score(
                        row.getObject("partnership_id", UUID.class),
                        row.getObject("cohort_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("item"),
                        row.getInt("score"),
                        Sql.instant(row, "answered_at")),
                item,
                cohort,
                cohort);
    }

    void answered(CheckInAnswered told, Instant toldAt) {
        store(
                told.checkInId(),
                "check-in",
                told.partnershipId(),
                told.cohortId(),
                told.personId(),
                told.instrument(),
                told.version(),
                told.scores(),
                told.at(),
                toldAt);
    }

    void released(FeedbackReleased told, Instant toldAt) {
        store(
                told.feedbackId(),
                "feedback",
                told.partnershipId(),
                told.cohortId(),
                told.authorId(),
                told.instrument(),
                told.version(),
                told.scores(),
                told.at(),
                toldAt);
    }

    private void store(
            UUID answer,
            String origin,
            UUID pair,
            UUID cohort,
            UUID person,
            String instrument,
            String instrumentVersion,
            Map<String, Integer> scores,
            @Nullable Instant at,
            Instant toldAt) {
        var items = List.copyOf(scores.keySet());
        sql.update(
                FOLD,
                answer,
                origin,
                pair,
                cohort,
                person,
                instrument,
                instrumentVersion,
                at == null ? toldAt : at,
                toldAt,
                items.toArray(new String[0]),
                items.stream().map(scores::get).toArray(Integer[]::new));
    }
}
