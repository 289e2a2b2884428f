package io.bothways.bench.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.analytics.statistics.study.StudyParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudiesTest {
    private static final Path SIMULATOR = simulator();
    private static final int RUNS = 6;

    @TempDir
    Path folder = Path.of("");

    /** Of the reference material beside the project, looked for from this module upwards. */
    private static Path simulator() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolveSibling("shared").resolve("reference/analytics/sim/simulate.py");
            if (Files.exists(found)) {
                return found;
            }
        }
        return Path.of("simulate.py");
    }

    private List<JsonNode> answers(String scenario) throws IOException, InterruptedException {
        assumeTrue(Files.exists(SIMULATOR), "the simulator is not beside the project");
        Process process = new ProcessBuilder(
                        "python3",
                        SIMULATOR.toString(),
                        "--scenario",
                        scenario,
                        "--n",
                        "3000",
                        "--seed",
                        "41",
                        "--reps",
                        Integer.toString(RUNS),
                        "--out",
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<Path> answered = new Studies(StudyParameters.USUAL.withBootstraps(64)).answer(folder);
        assertThat(answered).hasSize(RUNS);
        List<JsonNode> answers = new ArrayList<>();
        for (Path organisation : answered) {
            answers.add(new ObjectMapper()
                    .readTree(organisation.resolve("answer.json").toFile()));
        }
        return answers;
    }

    @Test
    void harmIsNeverToldAsABenefit() throws IOException, InterruptedException {
        assertThat(answers("harm")).allSatisfy(answer -> {
            assertThat(answer.at("/hr").asDouble()).isGreaterThan(0.95);
            assertThat(answer.at("/answer/sentence").asText()).doesNotContain("stayed more often");
        });
    }

    @Test
    void whatCannotBeIdentifiedIsAnAssociationWithACautionAndAnEValue() throws IOException, InterruptedException {
        assertThat(answers("unmeasured")).allSatisfy(answer -> {
            assertThat(answer.at("/wording").asText()).isEqualTo("association");
            assertThat(answer.at("/cautions")).isNotEmpty();
            assertThat(answer.at("/eValue").asDouble()).isGreaterThan(1);
            assertThat(answer.at("/eValueLimit").asDouble()).isGreaterThan(1);
        });
    }

    @Test
    void anEffectThatWanesIsFlagged() throws IOException, InterruptedException {
        assertThat(answers("waning").stream()
                        .filter(answer -> answer.at("/waning").asBoolean()))
                .hasSizeGreaterThanOrEqualTo(RUNS - 2);
    }

    @Test
    void gapsAreTold() throws IOException, InterruptedException {
        assertThat(answers("missing")).allSatisfy(answer -> {
            assertThat(answer.at("/answer/missingness")).hasSize(3);
            assertThat(answer.at("/cautions").toString()).contains("missing");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "null", "confounded", "reversed", "shock"})
    void theTruthIsFound(String scenario) throws IOException, InterruptedException {
        double log = Math.log("null".equals(scenario) ? 1 : 0.7);
        double sum = 0;
        int covered = 0;
        for (JsonNode answer : answers(scenario)) {
            sum += Math.log(answer.at("/hr").asDouble()) - log;
            covered += Math.log(answer.at("/hr_low").asDouble()) <= log
                            && log <= Math.log(answer.at("/hr_high").asDouble())
                    ? 1
                    : 0;
        }

        assertThat(sum / RUNS).isBetween(-0.15, 0.15);
        assertThat(covered).isGreaterThanOrEqualTo(RUNS - 2);
    }

    @Test
    void oneOrganisationIsAnsweredBesideItsFilesWithDates() throws IOException {
        Files.writeString(folder.resolve("employees.csv"), """
            employee_id,hire_date,observed_from,department,grade,site,gender,age,performance
            E1,2020-05-01,2023-01-01,OPS,2,NORTH,F,30,0.5
            E2,2023-02-01,2023-02-01,ENG,3,NORTH,M,40,
            """);
        Files.writeString(folder.resolve("pulse.csv"), "employee_id,date,engagement\nE1,2023-01-01,0.2\n");
        Files.writeString(
                folder.resolve("participations.csv"),
                "participation_id,employee_id,partner_id,start_date,end_date,mode\nP1,E1,E2,2023-03-01,,RECIPROCAL\n");
        Files.writeString(folder.resolve("terminations.csv"), "employee_id,date,reason\nE2,2023-06-01,VOLUNTARY\n");

        new Studies(StudyParameters.USUAL).answer(folder);

        JsonNode answer =
                new ObjectMapper().readTree(folder.resolve("answer.json").toFile());
        assertThat(answer.at("/wording").asText()).isEqualTo("withheld");
        assertThat(answer.at("/hr").isNull()).isTrue();
        assertThat(answer.at("/answer/window/from").asText()).isEqualTo("2023-01-01");
        assertThat(answer.at("/answer/asOf").asText()).isEqualTo("2023-06-01");
        assertThat(answer.at("/answer/wording").asText().toLowerCase(Locale.ROOT))
                .isEqualTo("withheld");
    }
}
