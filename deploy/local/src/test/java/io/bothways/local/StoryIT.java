package io.bothways.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.local.home.Home;
import io.bothways.local.home.Ports;
import io.bothways.local.story.ReportFile;
import io.bothways.local.story.Story;
import io.bothways.local.story.StoryInput;
import io.bothways.local.story.StoryReport;
import io.bothways.local.story.telling.Step;
import io.bothways.local.system.LocalSystem;
import io.bothways.local.system.Narrator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story on a small organisation: the four real services on a real PostgreSQL and a real Kafka. */
class StoryIT {
    private static final int PEOPLE = 60;
    private static final Ports PORTS = new Ports(500);

    @TempDir
    private static Path folder;

    private static LocalSystem system;
    private static StoryReport report;
    private static JsonNode written;

    @BeforeAll
    static void play() throws Exception {
        var repository = Path.of("..", "..").toAbsolutePath().normalize();
        system = LocalSystem.prepare(
                new Home(repository, "story-test"),
                PORTS,
                LocalSystem.Profile.DEMO,
                LocalSystem.Earlier.REMOVE,
                new Narrator(System.out));
        system.start();
        var file = folder.resolve("report.json");
        report = new Story(system.stage(), StoryInput.read(null, PEOPLE), System.out).play();
        ReportFile.write(report, file);
        written = new ObjectMapper().readTree(file.toFile());
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void everyStepHolds() {
        assertThat(report.brokenStep()).isEmpty();
        assertThat(report.held()).isTrue();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly(
                        "skills",
                        "people",
                        "people again",
                        "bad rows",
                        "profiles",
                        "programme",
                        "enrolment",
                        "match run",
                        "proposals",
                        "agreements",
                        "first weeks",
                        "cascade",
                        "year",
                        "traces",
                        "end",
                        "leavers",
                        "invariants",
                        "analytics");
    }

    @Test
    void everybodyArrivesOnceAndTheSecondFeedChangesNothing() {
        assertThat(report.step("people").number("people created")).isEqualTo(PEOPLE);
        assertThat(report.step("people again").number("unchanged")).isEqualTo(PEOPLE);
        assertThat(report.step("people again").number("changed")).isZero();
        assertThat(report.step("profiles").number("profiles")).isEqualTo(PEOPLE);
    }

    @Test
    void theMatchingIsStableAndEveryUnmatchedPersonHasAReason() {
        var run = report.step("match run");

        assertThat(run.number("pairs")).isGreaterThanOrEqualTo(5);
        assertThat(run.number("blocking pairs")).isZero();
        assertThat(run.figures()).hasEntrySatisfying("unmatched by reason", reasons -> assertThat(reasons.toString())
                .doesNotContain("?"));
    }

    @Test
    void peopleMeetAndOneSessionStaysOneSided() {
        var year = report.step("year");

        assertThat(year.number("sessions")).isGreaterThan(20);
        assertThat(year.number("one-sided sessions")).isEqualTo(1);
        assertThat(year.number("goals agreed")).isGreaterThan(5);
    }

    @Test
    void leaversLeaveNothingBehind() {
        var traces = report.step("traces");

        assertThat(traces.number("live partnerships")).isPositive();
        assertThat(traces.number("live partnerships of leavers")).isZero();
        assertThat(traces.number("open proposals of leavers")).isZero();
        assertThat(traces.number("partners left behind")).isPositive();
        assertThat(traces.number("partners whose seats were freed while we looked"))
                .isPositive();
        assertThat(report.step("leavers").number("left")).isGreaterThan(3);
        assertThat(report.step("proposals").number("left before the second answer"))
                .isPositive();
    }

    @Test
    void theReportFileSaysTheSame() {
        assertThat(written.path("held").asBoolean()).isTrue();
        assertThat(written.path("steps")).hasSameSizeAs(report.steps());
        assertThat(written.path("steps").path(0).path("name").asText()).isEqualTo("skills");
        assertThat(written.path("steps").path(0).path("ok").asBoolean()).isTrue();
        assertThat(written.path("steps").path(0).path("figures").size()).isPositive();
        assertThat(written.path("steps").path(0).path("millis").isNumber()).isTrue();
        assertThat(written.path("figures").size()).isPositive();
        assertThat(written.path("targets"))
                .hasSize(4)
                .allSatisfy(target -> assertThat(target.path("ok").isBoolean()).isTrue());
    }
}
