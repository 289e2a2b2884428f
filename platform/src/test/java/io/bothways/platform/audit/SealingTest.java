package io.bothways.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.TestInfrastructure;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.sql.SqlFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail cannot be changed without verification noticing. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class SealingTest {

    @Inject
    Sql sql;

    @Inject
    DataSource dataSource;

    @Inject
    Audit audit;

    @Inject
    Seal seal;

    private final String id = UUID.randomUUID().toString();

    @Test
    void rowsAreSealedWithinAboutASecond() {
        QuarkusTransaction.requiringNew().run(() -> audit.record("thing-touched", "thing", id));
        await().untilAsserted(() -> assertThat(sql.yes("select block is not null from audit where entity_id = ?", id))
                .isTrue());
        assertThat(seal.violations()).isEmpty();
    }

    @Test
    void aRowThatCommitsLateIsSealedLater() throws SQLException {
        // Given a row with a lower id that commits after a later one was sealed: a range of ids would miss it
        try (Connection slow = dataSource.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().executeUpdate("""
                    insert into audit (at, actor, action, entity, entity_id, origin)
                    values (now(), 'slow', 'thing-touched', 'thing', '%s', '')
                    """.formatted(id));
            String later = UUID.randomUUID().toString();
            QuarkusTransaction.requiringNew().run(() -> audit.record("thing-touched", "thing", later));
            await().untilAsserted(
                            () -> assertThat(sql.yes("select block is not null from audit where entity_id = ?", later))
                                    .isTrue());
            // When
            slow.commit();
        }
        // Then
        await().untilAsserted(() -> assertThat(sql.yes("select block is not null from audit where entity_id = ?", id))
                .isTrue());
        assertThat(seal.violations()).isEmpty();
    }

    @Test
    void theServiceItselfCannotRewriteTheTrail() {
        for (String statement : List.of(
                "update audit set actor = 'nobody'",
                "delete from audit",
                "update audit_block set rows = rows",
                "delete from audit_block")) {
            assertThatThrownBy(() -> sql.update(statement))
                    .as(statement)
                    .satisfies(e -> assertThat(SqlFailure.stateOf(e)).contains("42501"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set actor = actor || 'x' where entity_id = '%s'",
                "update audit set at = at + interval '1 second' where entity_id = '%s'",
                "update audit set action = '', entity = action || entity where entity_id = '%s'",
                "delete from audit where entity_id = '%s'",
                "update audit set block = block + 1 where entity_id = '%s'",
                "delete from audit_block where number = (select block from audit where entity_id = '%s')",
                "update audit_block set hash = sha256(hash) where number = (select block from audit where entity_id = '%s')"
            })
    void tamperingIsFound(String tampering) throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> audit.record("thing-touched", "thing", id));
        await().until(() -> sql.yes("select block is not null from audit where entity_id = ?", id));
        assertThat(seal.violations()).isEmpty();

        var database = TestInfrastructure.database("platform");
        try (Connection owner =
                DriverManager.getConnection(database.jdbcUrl(), database.ownerRole(), database.ownerPassword())) {
            owner.setAutoCommit(false);
            assertThat(owner.createStatement().executeUpdate(tampering.formatted(id)))
                    .isEqualTo(1);
            // checked before anyone else sees it, and undone
            assertThat(Seal.violations((statement, row) -> {
                        try (var rows = owner.createStatement().executeQuery(statement)) {
                            var found = new java.util.ArrayList<String>();
                            while (rows.next()) {
                                found.add(row.read(rows));
                            }
                            return found;
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .isNotEmpty();
            owner.rollback();
        }
    }
}
