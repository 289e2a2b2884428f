package io.bothways.profiles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.fixture.DescribedOperations;
import io.bothways.infra.Tokens;
import io.bothways.platform.access.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against nobody, every role, a token that is none, and what is not there. */
@QuarkusTest
class SecurityTableTest {
    private static final String SCIM = "application/scim+json";
    private static final String JSON = "application/json";

    /** One operation; {@code rightAnswer} is what the right role gets for something that is not there. */
    record Operation(Method method, String path, String contentType, Set<Role> roles, int rightAnswer) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Operation> operations() {
        var hris = EnumSet.of(Role.HRIS);
        var participant = EnumSet.of(Role.PARTICIPANT);
        var curator = EnumSet.of(Role.CURATOR);
        var named = EnumSet.of(Role.PARTICIPANT, Role.COORDINATOR, Role.MANAGER);
        var anybody = EnumSet.allOf(Role.class);
        return Stream.of(
                new Operation(Method.GET, "/scim/v2/Users", SCIM, hris, 200),
                new Operation(Method.POST, "/scim/v2/Users", SCIM, hris, 400),
                new Operation(Method.GET, "/scim/v2/Users/{id}", SCIM, hris, 404),
                new Operation(Method.PUT, "/scim/v2/Users/{id}", SCIM, hris, 400),
                new Operation(Method.PATCH, "/scim/v2/Users/{id}", SCIM, hris, 400),
                new Operation(Method.DELETE, "/scim/v2/Users/{id}", SCIM, hris, 404),
                new Operation(Method.POST, "/scim/v2/Bulk", SCIM, hris, 400),
                new Operation(Method.GET, "/scim/v2/ServiceProviderConfig", SCIM, hris, 200),
                new Operation(Method.GET, "/scim/v2/Schemas", SCIM, hris, 200),
                new Operation(Method.GET, "/scim/v2/Schemas/{id}", SCIM, hris, 404),
                new Operation(Method.GET, "/scim/v2/ResourceTypes", SCIM, hris, 200),
                new Operation(Method.GET, "/scim/v2/ResourceTypes/{id}", SCIM, hris, 404),
                new Operation(Method.POST, "/v1/people-imports", "text/csv", hris, 400),
                new Operation(Method.GET, "/v1/people-imports/{id}", JSON, hris, 404),
                new Operation(Method.GET, "/v1/people-imports/{id}/rows", JSON, hris, 404),
                new Operation(Method.POST, "/v1/skill-imports", "multipart/form-data", curator, 400),
                new Operation(Method.GET, "/v1/skill-imports/{id}", JSON, curator, 404),
                new Operation(Method.GET, "/v1/skills", JSON, anybody, 200),
                new Operation(Method.GET, "/v1/skills/{id}", JSON, anybody, 404),
                new Operation(Method.GET, "/v1/people", JSON, named, 400),
                new Operation(Method.GET, "/v1/me", JSON, anybody, 200),
                new Operation(Method.GET, "/v1/me/profile", JSON, participant, 404),
                new Operation(Method.PUT, "/v1/me/profile", JSON, participant, 400),
                new Operation(Method.DELETE, "/v1/me/profile", JSON, participant, 404));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobodyIsLetIn(Operation operation) {
        assertThat(call(operation, null).statusCode()).isEqualTo(401);
        assertThat(call(operation, "no.token.atall").statusCode()).isEqualTo(401);
        assertThat(call(operation, Tokens.with("a", Map.of("groups", List.of("hris"), "exp", 1)))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noOtherRoleIsLetIn(Operation operation) {
        for (var role : EnumSet.complementOf(EnumSet.copyOf(operation.roles()))) {
            var answer = call(operation, Tokens.as(role.claim()));
            assertThat(answer.statusCode()).as(role.claim()).isEqualTo(403);
            assertThat(answer.contentType())
                    .startsWith(operation.path().startsWith("/scim") ? SCIM : "application/problem+json");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theRightRoleIsLetIn(Operation operation) {
        for (var role : operation.roles()) {
            var user = Hris.user();
            Hris.creates(user);
            var answer = call(operation, Tokens.of(user.userName(), role.claim()));
            assertThat(answer.statusCode()).as(role.claim()).isEqualTo(operation.rightAnswer());
        }
    }

    @Test
    void theTableHoldsEveryOperation() throws IOException {
        assertThat(operations().map(operation -> DescribedOperations.generalised(operation.toString())))
                .containsExactlyInAnyOrderElementsOf(DescribedOperations.all());
    }

    @TestFactory
    Stream<DynamicTest> aVersionThatIsNotThePresentOneIsRefused() throws IOException {
        var user = Hris.user();
        var id = Hris.creates(user);
        var me = Tokens.of(user.userName(), "participant");
        var profile = Map.of(
                "offers", List.of(Map.of("skillId", KnownSkills.some().getFirst(), "level", 4)),
                "wants", List.of(),
                "teachingLimit", 1,
                "learningLimit", 0,
                "hours", Map.of("timeZone", "Europe/Paris", "from", "09:00", "to", "17:00", "perMonth", 4),
                "languages", List.of("en"));
        as(me, JSON).body(profile).put("/v1/me/profile").then().statusCode(201);
        var renaming = Hris.patch(Map.of("op", "replace", "path", "displayName", "value", "Someone else"));
        var users = "/scim/v2/Users/" + id;
        Map<String, RequestSpecification> requests = Map.of(
                "PUT /scim/v2/Users/{id}", Hris.request().body(user.body()),
                "PATCH /scim/v2/Users/{id}", Hris.request().body(renaming),
                "DELETE /scim/v2/Users/{id}", Hris.request(),
                "PUT /v1/me/profile", as(me, JSON).body(profile),
                "DELETE /v1/me/profile", as(me, JSON));

        assertThat(requests.keySet()).isEqualTo(DescribedOperations.takingIfMatch());
        return requests.entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> {
                    var operation = it.getKey().split(" ", 2);

                    var answer = it.getValue()
                            .header("If-Match", "\"99999\"")
                            .request(operation[0], operation[1].replace("/scim/v2/Users/{id}", users));

                    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(412);
                }));
    }

    private static RequestSpecification as(String token, String contentType) {
        return given().auth().oauth2(token).contentType(contentType);
    }

    private static Response call(Operation operation, @Nullable String token) {
        var request = given();
        if (token != null) request.auth().oauth2(token);
        if (operation.contentType().startsWith("multipart")) {
            request.multiPart("taxonomy", "x");
        } else {
            request.contentType(operation.contentType());
            if (operation.method() != Method.GET && operation.method() != Method.DELETE) request.body("x");
        }
        return request.request(
                operation.method(),
                operation.path().replace("{id}", UUID.randomUUID().toString()));
    }
}
