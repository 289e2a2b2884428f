package io.bothways.profiles;

import static io.restassured.RestAssured.given;

import io.bothways.infra.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A few skills that tests may offer and want. */
public final class KnownSkills {
    private static final String FILE = """
            conceptUri,preferredLabel,skillType
            urn:bothways:test:one,Aaa weaving baskets,skill/competence
            urn:bothways:test:two,Aab reading clouds,knowledge
            urn:bothways:test:three,Aac mending nets,
            """;

    private KnownSkills() {}

    public static List<UUID> some() {
        given().auth()
                .oauth2(Tokens.as("curator"))
                .multiPart("taxonomy", "known-skills")
                .multiPart("skills", "skills.csv", FILE.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/v1/skill-imports")
                .then()
                .statusCode(202);
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(KnownSkills::read, ids -> ids.size() == 3);
    }

    private static List<UUID> read() {
        return Stream.of("Aaa weaving baskets", "Aab reading clouds", "Aac mending nets")
                .flatMap(label -> given()
                        .auth()
                        .oauth2(Tokens.as("participant"))
                        .queryParam("query", label)
                        .get("/v1/skills")
                        .jsonPath()
                        .getList("items.findAll { it.label == '" + label + "' }.id", String.class)
                        .stream())
                .map(UUID::fromString)
                .toList();
    }
}
