package io.bothways.platform.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.Tokens;
import io.bothways.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** While the database does not answer, the service says so and when to come again; afterwards it works by itself. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class DatabaseOutageTest {

    @Inject
    DataSource dataSource;

    @Inject
    Sql sql;

    @Test
    void noConnectionIsUnavailableAndNotAFault() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            takeAll(taken);
            Response response = create("outage " + UUID.randomUUID());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.header("Retry-After")).isEqualTo("5");
            assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/unavailable");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(create("after " + UUID.randomUUID()).statusCode()).isEqualTo(201);
    }

    @Test
    void aConnectionThatDiesUnderARequestIsUnavailableAndNotAFault() throws Exception {
        String name = "killed " + UUID.randomUUID();
        try (Connection blocker = dataSource.getConnection();
                ExecutorService client = Executors.newSingleThreadExecutor()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().executeUpdate("lock table thing in access exclusive mode");
            Future<Response> answer = client.submit(() -> create(name));
            await().until(() -> sql.yes("""
                    select exists (select from pg_stat_activity
                    where wait_event_type = 'Lock' and query like 'insert into thing%')
                    """));
            sql.list("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where wait_event_type = 'Lock' and query like 'insert into thing%'
                    """, row -> row.getBoolean(1));
            assertThat(answer.get().statusCode()).isEqualTo(503);
            blocker.rollback();
        }
        assertThat(create(name).statusCode()).isEqualTo(201);
    }

    private void takeAll(List<Connection> taken) {
        while (true) {
            try {
                taken.add(dataSource.getConnection());
            } catch (SQLException e) {
                return;
            }
        }
    }

    private static Response create(String name) {
        return given().auth()
                .oauth2(Tokens.as("coordinator"))
                .contentType("application/json")
                .body(Map.of("name", name, "amount", 1))
                .post("/v1/things");
    }
}
