package io.bothways.profiles;

import static io.bothways.profiles.Hris.patch;
import static io.bothways.profiles.Hris.request;
import static io.bothways.profiles.Hris.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.fixture.Bus;
import io.bothways.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What two requests at the same moment could break together, and do not. */
@QuarkusTest
class AtTheSameMomentTest {
    private static final int CLIENTS = 16;

    @Inject
    Sql sql;

    @Test
    void aUserThatManyCreateIsCreatedOnce() throws Exception {
        var user = user();

        var answers = together(
                () -> request().body(user.body()).post("/scim/v2/Users").statusCode());

        assertThat(answers).containsOnlyOnce(201).isSubsetOf(201, 409);
    }

    @Test
    void managersThatAreSetAcrossEachOtherNeverCloseACircle() throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = Hris.creates(user());
            var other = Hris.creates(user());
            try (var clients = Executors.newFixedThreadPool(2)) {
                clients.invokeAll(List.<Callable<Integer>>of(() -> manages(one, other), () -> manages(other, one)));
            }
        }

        assertThat(sql.number(
                        "select count(*) from person a join person b on a.manager_id = b.id and b.manager_id = a.id"))
                .isZero();
    }

    @Test
    void ofChangesMadeFromTheSameVersionOneIsTaken() throws Exception {
        // Given
        var me = Hris.member();
        var skills = KnownSkills.some();
        var etag = publish(me, skills, 1, null).header("ETag");
        var level = new AtomicInteger();
        // When
        var answers = together(
                () -> publish(me, skills, 2 + level.getAndIncrement() % 4, etag).statusCode());
        // Then
        assertThat(answers).containsOnlyOnce(200).isSubsetOf(200, 409, 412);
    }

    @Test
    void aFirstProfileThatIsSentTwiceIsPublishedOnce() throws Exception {
        var me = Hris.member();
        var skills = KnownSkills.some();

        var answers = together(() -> publish(me, skills, 1, null).statusCode());

        assertThat(answers).containsOnlyOnce(201).isSubsetOf(201, 409, 428);
        assertThat(Bus.hears("profiles", me.id(), 1)).hasSize(1);
    }

    private static Response publish(Hris.Member me, List<UUID> skills, int level, @Nullable String etag) {
        var request = given().auth().oauth2(me.token()).contentType("application/json");
        if (etag != null) request.header("If-Match", etag);
        return request.body(Map.of(
                        "offers", List.of(Map.of("skillId", skills.get(0), "level", level)),
                        "wants", List.of(Map.of("skillId", skills.get(1), "level", 3, "priority", 1)),
                        "teachingLimit", 2,
                        "learningLimit", 1,
                        "hours", Map.of("timeZone", "UTC", "from", "09:00", "to", "17:00", "perMonth", 4),
                        "languages", List.of("en")))
                .put("/v1/me/profile");
    }

    private static int manages(UUID manager, UUID report) {
        return request()
                .body(patch(Map.of("op", "Add", "path", Hris.ENTERPRISE + ":manager", "value", manager.toString())))
                .patch("/scim/v2/Users/" + report)
                .statusCode();
    }

    private static List<Integer> together(Callable<Integer> call) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < CLIENTS; i++) calls.add(call);
            var answers = new ArrayList<Integer>();
            for (var answer : clients.invokeAll(calls)) answers.add(answer.get());
            return answers;
        }
    }
}
