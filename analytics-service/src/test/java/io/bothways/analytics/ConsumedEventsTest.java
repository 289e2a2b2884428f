package io.bothways.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.event.ReceivedEvent;
import io.bothways.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden example of the producing services is understood, and leaves the fact it should. */
@QuarkusTest
class ConsumedEventsTest {

    private static final Instant TOLD = Instant.parse("2026-05-01T10:00:00Z");

    @Inject
    Ledger ledger;

    @Inject
    Sql sql;

    /** Where the events of a type come from and what they leave. */
    record Source(String typePattern, String topic, String key, String table, String column) {}

    /** The first that fits counts. */
    private static final List<Source> SOURCES = List.of(
            new Source("person-.*", "people", "personId", "known_person", "person_id"),
            new Source("profile-.*", "profiles", "personId", "fact_profile", "person_id"),
            new Source(
                    "(programme|cohort)-.*|coordinators-changed",
                    "programmes",
                    "programmeId",
                    "dim_programme",
                    "programme_id"),
            new Source("eligibility-.*", "eligibility", "personId", "fact_eligibility", "person_id"),
            new Source("enrolment-.*", "enrolments", "enrolmentId", "fact_enrolment", "enrolment_id"),
            new Source("match-run-published", "match-runs", "runId", "fact_match_run", "run_id"),
            new Source("proposal-.*", "proposals", "proposalId", "fact_proposal", "proposal_id"),
            new Source("partnership-formed", "pairings", "partnershipId", "fact_pair", "partnership_id"),
            new Source(
                    "partnership-reinstated|reinstatement-refused",
                    "pairings",
                    "partnershipId",
                    "fact_pair",
                    "partnership_id"),
            new Source(
                    "partnership-.*|direction-.*|agreement-signed|reinstatement-requested",
                    "partnerships",
                    "partnershipId",
                    "fact_pair_course",
                    "partnership_id"),
            new Source("session-.*", "sessions", "sessionId", "fact_session", "session_id"),
            new Source("goal-.*", "goals", "goalId", "fact_goal", "goal_id"),
            new Source("check-in-answered", "check-ins", "checkInId", "fact_score", "answer_id"),
            new Source("feedback-released", "feedback", "feedbackId", "fact_score", "answer_id"));

    record Example(String type, Path file) {
        @Override
        public String toString() {
            return type;
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (var service : List.of("profiles", "matching", "sessions")) {
            try (Stream<Path> files = Files.list(Path.of("target/test-classes/contract-of-" + service + "/examples"))) {
                files.sorted()
                        .map(file -> new Example(file.getFileName().toString().replaceFirst("\\.v1.*", ""), file))
                        // the catalogue of skills, names and export receipts are none of our business
                        .filter(example -> !example.type().matches("skill-.*|contact-.*|settings-.*|export-.*|part-.*"))
                        .forEach(examples::add);
            }
        }
        return examples;
    }

    @BeforeEach
    void nothingIsKnown() {
        ledger.clear();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isUnderstood(Example example) throws IOException {
        var source = source(example.type()).orElseThrow();
        var data = EventJson.MAPPER.readTree(Files.readString(example.file()));
        if (example.type().equals("eligibility-lost")) {
            ledger.apply(List.of(event("eligibility-determined", source, data, 1)));
        }
        if (example.type().matches("partnership-reinstated|reinstatement-refused")) {
            return; // changes a pair that must be there: see thePairIsWhole
        }

        ledger.apply(List.of(event(example.type(), source, data, 2)));

        assertThat(sql.number(
                        "select count(*) from " + source.table() + " where " + source.column() + "::text = ?",
                        data.path(source.key()).asText()))
                .isPositive();
    }

    @Test
    void thePairIsWhole() throws IOException {
        apply("matching", "partnership-formed", "pairings", "partnershipId");
        apply("sessions", "session-held", "sessions", "sessionId");

        assertThat(ledger.count("fact_direction")).isEqualTo(2);
        assertThat(ledger.count("fact_segment")).isEqualTo(2);
        assertThat(sql.number("select sum(minutes) from fact_segment where confirmed"))
                .isPositive();
    }

    @Test
    void thePersonHasLeftWithAReason() throws IOException {
        apply("profiles", "person-joined", "people", "personId");
        apply("profiles", "person-left", "people", "personId");

        assertThat(sql.list("select exit_reason from fact_exit", row -> row.getString(1)))
                .containsExactly("voluntary");
    }

    @Test
    void theProfileHasBothHats() throws IOException {
        apply("profiles", "profile-published", "profiles", "personId");

        assertThat(sql.yes("select published and offers > 0 and wants > 0 from fact_profile"))
                .isTrue();
    }

    @Test
    void theProgrammeHasItsCoordinatorsAlsoAfterItsCohortOpened() throws IOException {
        apply("matching", "programme-published", "programmes", "programmeId");
        apply("matching", "cohort-opened", "programmes", "programmeId");

        assertThat(sql.yes("select cardinality(coordinators) > 0 and type = 'reciprocal' from dim_programme"))
                .isTrue();
        assertThat(ledger.count("dim_cohort")).isEqualTo(1);
    }

    private long sequence;

    private void apply(String service, String type, String topic, String key) throws IOException {
        var file = Path.of("target/test-classes/contract-of-" + service + "/examples/" + type + ".v1.json");
        var data = EventJson.MAPPER.readTree(Files.readString(file));
        ledger.apply(List.of(event(type, new Source("", topic, key, "", ""), data, ++sequence)));
    }

    private static ReceivedEvent event(String type, Source source, JsonNode data, long sequence) {
        var key = source.topic().equals("eligibility")
                ? data.path("cohortId").asText() + ":" + data.path("personId").asText()
                : data.path(source.key()).asText();
        return new ReceivedEvent("id-" + type, source.topic(), key, sequence, type, TOLD, data);
    }

    private static Optional<Source> source(String type) {
        return SOURCES.stream()
                .filter(source -> type.matches(source.typePattern()))
                .findFirst();
    }
}
