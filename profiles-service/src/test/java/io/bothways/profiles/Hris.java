package io.bothways.profiles;

import static io.restassured.RestAssured.given;

import io.bothways.infra.Tokens;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for the HRIS in tests: makes users that nobody made before, and sends them. */
public final class Hris {
    public static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String BOTHWAYS = "urn:ietf:params:scim:schemas:extension:bothways:2.0:User";
    private static final AtomicInteger NUMBER = new AtomicInteger(1_000);

    private Hris() {}

    /** A user as an HRIS sends it; each test changes what it is about. */
    public record NewUser(String userName, String employeeNumber, Map<String, Object> body) {
        public NewUser with(String attribute, Object value) {
            var changed = new LinkedHashMap<>(body);
            changed.put(attribute, value);
            return new NewUser(userName, employeeNumber, changed);
        }
    }

    public static NewUser user() {
        var number = NUMBER.incrementAndGet();
        var userName = "person" + number + "@example.org";
        return new NewUser(
                userName,
                "e" + number,
                Map.of(
                        "schemas",
                        List.of(CORE, ENTERPRISE, BOTHWAYS),
                        "userName",
                        userName,
                        "externalId",
                        "x" + number,
                        "displayName",
                        "Person " + number,
                        "emails",
                        List.of(Map.of("type", "work", "value", userName)),
                        ENTERPRISE,
                        Map.of("employeeNumber", "e" + number, "division", "R&D", "department", "Lab"),
                        BOTHWAYS,
                        Map.of("grade", 3, "site", "Lyon", "hireDate", "2020-02-01")));
    }

    public static RequestSpecification request() {
        return given().auth().oauth2(Tokens.as("hris")).contentType("application/scim+json");
    }

    public static UUID creates(NewUser user) {
        return UUID.fromString(request()
                .body(user.body())
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Somebody known, with a token of their own. */
    public record Member(UUID id, String token) {}

    public static Member member() {
        var user = user();
        return new Member(creates(user), Tokens.of(user.userName(), "participant"));
    }

    @SafeVarargs
    public static Map<String, Object> patch(Map<String, Object>... operations) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                "Operations",
                new ArrayList<>(List.of(operations)));
    }
}
