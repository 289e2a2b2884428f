package io.bothways.bench.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.bench.matching.instance.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

    private void write(String employees, String pulses, String participations, String exits) throws IOException {
        Files.writeString(
                folder.resolve("employees.csv"),
                "employee_id,hire_date,observed_from,department,grade,site,gender,age,performance\n" + employees);
        Files.writeString(folder.resolve("pulse.csv"), "employee_id,date,engagement\n" + pulses);
        Files.writeString(
                folder.resolve("participations.csv"),
                "participation_id,employee_id,partner_id,start_date,end_date,mode\n" + participations);
        Files.writeString(folder.resolve("terminations.csv"), "employee_id,date,reason\n" + exits);
    }

    private static final String STAFF = """
            E1,2020-05-01,2023-01-01,OPS,2,NORTH,F,30,0.5
            E2,2023-02-01,2023-02-01,ENG,3,NORTH,M,40,
            """;
    private static final String PULSE = "E1,2023-01-01,0.2\n";
    private static final String PAIR = "P1,E1,E2,2023-03-01,,RECIPROCAL\n";
    private static final String EXIT = "E2,2023-06-01,VOLUNTARY\n";

    @Test
    void oneOrganisationIsAnsweredBesideItsFilesWithDates() throws IOException {
        write(STAFF, PULSE, PAIR, EXIT);

        new Studies(StudyParameters.USUAL).answer(folder);

        JsonNode answer =
                new ObjectMapper().readTree(folder.resolve("answer.json").toFile());
        assertThat(answer.at("/wording").asText()).isEqualTo("withheld");
        assertThat(answer.at("/hr").isNull()).isTrue();
        assertThat(answer.at("/waning").isBoolean()).isTrue();
        assertThat(answer.at("/answer/waning").isNull())
                .as("waning was not tested")
                .isTrue();
        assertThat(answer.at("/answer/window/from").asText()).isEqualTo("2023-01-01");
        assertThat(answer.at("/answer/asOf").asText()).isEqualTo("2023-06-01");
        assertThat(answer.at("/answer/wording").asText().toLowerCase(Locale.ROOT))
                .isEqualTo("withheld");
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                arguments(
                        "employees.csv line 3", "observed_from", STAFF.replace("2023-02-01,ENG", "2023-01-31,ENG"), 0),
                arguments("employees.csv line 2", "hire_date", STAFF.replace("2020-05-01", "1 May 2020"), 0),
                arguments("employees.csv line 2", "performance", STAFF.replace("0.5", "good"), 0),
                arguments(
                        "employees.csv line 4", "twice", STAFF + "E1,2020-05-01,2023-01-01,OPS,2,NORTH,F,30,0.5\n", 0),
                arguments("employees.csv line 4", "fields", STAFF + "E3,2020-05-01\n", 0),
                arguments("pulse.csv line 3", "employee_id", PULSE + "E9,2023-01-01,0.2\n", 1),
                arguments("pulse.csv line 3", "date", PULSE + "E1,2023-02-30,0.2\n", 1),
                arguments("participations.csv line 2", "mode", PAIR.replace("RECIPROCAL", "SIDEWAYS"), 2),
                arguments("participations.csv line 2", "start_date", PAIR.replace("2023-03-01", ""), 2),
                arguments("terminations.csv line 2", "reason", EXIT.replace("VOLUNTARY", "QUIT"), 3),
                arguments("terminations.csv line 2", "observed_from", EXIT.replace("2023-06-01", "2023-02-01"), 3),
                arguments("terminations.csv line 3", "second time", EXIT + EXIT, 3),
                arguments("terminations.csv line 3", "employee_id", EXIT + "E7,2023-05-01,VOLUNTARY\n", 3));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void aRowThatCannotBeIsRefusedWithItsFileAndLine(String place, String complaint, String content, int file)
            throws IOException {
        String[] contents = {STAFF, PULSE, PAIR, EXIT};
        contents[file] = content;
        write(contents[0], contents[1], contents[2], contents[3]);

        assertThatThrownBy(() -> new Studies(StudyParameters.USUAL).answer(folder))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(place)
                .hasMessageContaining(complaint);
    }
}
