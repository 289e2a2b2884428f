package io.bothways.sessions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.infra.TestInfrastructure;
import io.bothways.platform.id.Ids;
import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What two requests could break together is refused by the database itself, however it is reached. */
@QuarkusTest
class ConstraintsTest {

    @Test
    void aPartnershipWithoutBothDirectionsDoesNotCommit() {
        refused("direction_ba_exists", """
                insert into partnership (id, version, proposal_id, cohort_id, programme_id, programme_type, person_a, person_b,
                    direction_ab, direction_ba, state, formed_at, extensions, cadence_days, never_started_at)
                values ('%1$s', 1, '%1$s', '%1$s', '%1$s', 'reciprocal', '%2$s', '%3$s', '%4$s', '%5$s', 'introduced',
                    timestamptz '2026-01-01', 0, 30, timestamptz '2026-02-01');
                insert into direction (id, partnership_id, teacher_id, learner_id, required, state, state_at, skill_ids, levels_from, levels_to)
                values ('%4$s', '%1$s', '%2$s', '%3$s', true, 'agreed', timestamptz '2026-01-01', '{}', '{}', '{}');
                """.formatted(Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next()));
    }

    @Test
    void aReciprocalPartnershipNamesTwoDirections() {
        Pair pair = World.pair();

        refused(
                "two_way_where_it_must_be",
                "update partnership set direction_ba = null where id = '" + pair.id() + "'");
    }

    @Test
    void aDirectionCannotGoAwayOrGoToSomebodyElse() {
        Pair pair = World.pair();

        refused("direction_ba_exists", "delete from direction where id = '" + pair.ba() + "'");
        refused(
                "direction_ab_exists",
                "update direction set learner_id = '" + UUID.randomUUID() + "' where id = '" + pair.ab() + "'");
    }

    @Test
    void twoPeopleHaveOneLivePartnershipInAProgramme() {
        Pair pair = World.pair();
        Pair other = World.pair(pair.b(), pair.a(), World.now().plus(Duration.ofDays(90)));

        refused(
                "one_live_partnership_per_pair_and_programme",
                "update partnership set programme_id = '" + pair.programme() + "' where id = '" + other.id() + "'");
    }

    @Test
    void nobodySaysSomethingAboutAForeignSession() {
        Pair pair = World.activePair();
        String session = proposed(pair);
        String insert =
                "insert into segment (session_id, stated_by, direction_id, minutes) values ('%s', '%s', '%s', %d)";

        refused("segment_belongs_to_its_session", insert.formatted(session, UUID.randomUUID(), pair.ab(), 30));
        refused(
                "segment_belongs_to_its_session",
                insert.formatted(session, pair.a().id(), UUID.randomUUID(), 30));
        refused("segment_minutes_check", insert.formatted(session, pair.a().id(), pair.ab(), 0));
        refused(
                "segment_pkey",
                insert.formatted(session, pair.a().id(), pair.ab(), 30) + ";"
                        + insert.formatted(session, pair.a().id(), pair.ab(), 20));
    }

    @Test
    void aHeldSessionHasBothWords() {
        String session = proposed(World.activePair());

        refused(
                "held_by_both_words",
                "update session set state = 'held', word_a = 'held', word_a_at = starts_at where id = '" + session
                        + "'");
        refused("one_sided_by_one_word", "update session set state = 'held-one-sided' where id = '" + session + "'");
        refused("session_state_check", "update session set state = 'imagined' where id = '" + session + "'");
        refused("who_was_absent", "update session set state = 'no-show' where id = '" + session + "'");
    }

    @Test
    void feedbackIsGivenOncePerSide() {
        Pair pair = World.activePair();
        String insert = """
                insert into feedback (id, version, partnership_id, cohort_id, author_id, state, submitted_at, satisfaction, growth, reciprocity)
                values ('%s', 1, '%s', '%s', '%s', 'submitted', timestamptz '2026-01-01', 5, 5, 5);
                """;

        refused(
                "feedback_partnership_id_author_id_key",
                insert.formatted(Ids.next(), pair.id(), pair.cohort(), pair.a().id())
                        + insert.formatted(
                                Ids.next(), pair.id(), pair.cohort(), pair.a().id()));
    }

    private static String proposed(Pair pair) {
        return pair.a()
                .calls()
                .body(Map.of("startsAt", World.now().plus(Duration.ofDays(2)).toString(), "minutes", 60))
                .post(pair.path() + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void refused(String constraint, String sql) {
        assertThatThrownBy(() -> commit(sql)).isInstanceOf(SQLException.class).hasMessageContaining(constraint);
    }

    private static void commit(String sql) throws SQLException {
        var database = TestInfrastructure.database("sessions");
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.applicationRole(), database.applicationPassword());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        }
    }
}
