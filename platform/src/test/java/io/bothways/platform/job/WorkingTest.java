package io.bothways.platform.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.bothways.infra.Tokens;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sample.SampleJobs;
import io.bothways.platform.sample.SampleJobs.Failure;
import io.bothways.platform.sample.SampleJobs.Steps;
import io.bothways.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Long work ends, and when whoever did it is gone another goes on where it was. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class WorkingTest {

    @Inject
    Sql sql;

    @Inject
    Jobs jobs;

    @Inject
    SampleJobs handler;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aJobRunsAndShowsItsResult() {
        UUID id = submit(new Steps(key, 3, 0, Failure.NONE));
        awaitState(id, "done");
        String tag = given().auth()
                .oauth2(Tokens.as("operator"))
                .get("/v1/jobs/" + id)
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("\"[\\w-]{22}\""))
                .body("kind", equalTo("sample"))
                .body("done", equalTo(3))
                .body("total", equalTo(3))
                .body("result.steps", equalTo(3))
                .extract()
                .header("ETag");
        given().auth()
                .oauth2(Tokens.as("operator"))
                .header("If-None-Match", tag)
                .get("/v1/jobs/" + id)
                .then()
                .statusCode(304);
        given().auth()
                .oauth2(Tokens.as("participant"))
                .get("/v1/jobs/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void aJobThatFailsSaysWhy() {
        UUID id = submit(new Steps(key, 3, 0, Failure.PROBLEM));
        awaitState(id, "failed");
        given().auth()
                .oauth2(Tokens.as("operator"))
                .get("/v1/jobs/" + id)
                .then()
                .body("error", equalTo("conflict"));
        assertThat(told()).containsExactly("job failed: conflict");
    }

    @Test
    void anErrorEndsItsJobLikeAnyOtherFailure() {
        UUID id = submit(new Steps(key, 3, 0, Failure.ERROR));
        awaitState(id, "failed");
        assertThat(told()).containsExactly("job failed: internal");
        assertThat(sql.number("select attempts from job where id = ?", id)).isEqualTo(1);
    }

    @Test
    void aJobThatTookEachOfItsWorkersWithItIsGivenUp() {
        UUID id = UUID.randomUUID();
        sql.update("""
                insert into job (id, kind, params, state, attempts, lease, lease_until, submitted_by)
                values (?, 'sample', ?, 'running', 5, gen_random_uuid(), clock_timestamp(), 'service:sample')
                """, id, Jobs.write(new Steps(key, 3, 0, Failure.NONE)));
        awaitState(id, "failed");
        assertThat(told()).containsExactly("job failed: too-many-attempts");
        assertThat(steps()).isEmpty();
    }

    @Test
    void aJobWhoseWorkerIsGoneGoesOnWhereItWas() throws Exception {
        // Given a worker that hangs in the middle and whose lease runs out
        UUID id = submit(new Steps(key, 10, 6, Failure.NONE));
        handler.paused().acquire();
        assertThat(steps()).hasSize(5);
        // When
        sql.update("update job set lease = gen_random_uuid(), lease_until = clock_timestamp() where id = ?", id);
        // Then another worker ends the job, and no step happens twice
        awaitState(id, "done");
        List<Long> each = LongStream.rangeClosed(1, 10).boxed().toList();
        assertThat(steps()).isEqualTo(each);
        // and the first one, awake again, cannot add anything
        handler.resume().release();
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(steps()).isEqualTo(each));
        assertThat(sql.number("select attempts from job where id = ?", id)).isEqualTo(2);
    }

    private List<String> told() {
        return sql.list("select handler from effect where key = ? and value = 0", row -> row.getString(1), key);
    }

    private UUID submit(Steps steps) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.submit("sample", steps));
    }

    private void awaitState(UUID id, String state) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        sql.first("select state from job where id = ?", row -> row.getString(1), id))
                .contains(state));
    }

    private List<Long> steps() {
        return sql.list(
                "select value from effect where handler = 'job' and key = ? order by number",
                row -> row.getLong(1),
                key);
    }
}
