package io.bothways.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {
    @TempDir
    Path folder = Path.of("");

    private JsonNode answer(String cases, String data) throws IOException {
        Files.writeString(folder.resolve("d.csv"), data);
        Files.writeString(folder.resolve("cases.json"), cases);
        return CaseFile.read(folder.resolve("cases.json"), folder).answers();
    }

    @Test
    void analysesTakeTheirColumnsFromTheCaseAndTheirPlaceInTheTree() throws IOException {
        JsonNode answers = answer("""
            {"cases": [{"id": "a", "data": "d.csv", "time": "t", "event": "s == 2", "group": "g",
              "answer": {"tests": [{"method": "log-rank"}, {"method": "log-rank", "rho": 1, "take": "df"}]}}]}\
            """, "t,s,g\n" + "1,2,x\n" + "2,1,y\n" + "3,2,x\n" + "4,2,y\n" + "5,2,y\n");

        assertThat(answers.at("/a/tests/0/observed/0").asInt()).isEqualTo(2);
        assertThat(answers.at("/a/tests/1").asInt()).isEqualTo(1);
    }

    @Test
    void whatCannotBeIdentifiedIsSaid() throws IOException {
        JsonNode answers =
                answer("""
                    {"cases": [
                      {"id": "separated", "data": "d.csv", "time": "t", "event": "s", "covariates": ["x"], "method": "cox"},
                      {"id": "calm", "data": "d.csv", "time": "t", "event": "0 * s", "covariates": ["x"], "answer": {"efron": {"method": "cox"}}},
                      {"id": "wrong", "data": "d.csv", "start": "t", "stop": "t", "event": "s", "method": "kaplan-meier"}]}\
                    """, "t,s,x\n" + "1,1,1\n" + "2,1,1\n" + "3,1,1\n" + "4,0,0\n" + "5,0,0\n" + "6,0,0\n");

        assertThat(answers.at("/separated/status").asText()).isEqualTo("non_identifiable");
        assertThat(answers.at("/calm/status").asText()).isEqualTo("non_identifiable");
        assertThat(answers.at("/wrong/status").asText()).isEqualTo("refused");
        assertThat(answers.at("/wrong/reason").asText()).contains("row 0");
    }

    @Test
    void rowsWithAMissingValueOfTheAnalysisAreDropped() throws IOException {
        JsonNode answers = answer("""
            {"cases": [{"id": "a", "data": "d.csv", "time": "min(t, 9)", "event": "s", "method": "kaplan-meier", "where": "g == 'x' || missing(t)"}]}\
            """, "t,s,g\n" + "1,1,x\n" + ",1,x\n" + "3,NA,x\n" + "4,1,x\n" + "5,1,y\n");

        assertThat(answers.at("/a/curve/n_risk/0").asInt()).isEqualTo(2);
    }

    /** The reference data beside the project, looked for from this module upwards. */
    private static Path openCases() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolveSibling("shared").resolve("reference/analytics/open");
            if (Files.exists(found.resolve("expected.json"))) {
                return found;
            }
        }
        return Path.of("open");
    }

    /** Runs where the reference data lie; they are not part of the project. */
    @Test
    void theOpenCasesAreAllRight() throws IOException {
        Path open = openCases();
        assumeTrue(Files.exists(open.resolve("expected.json")), "the open cases are not beside the project");
        Path cases = Path.of("../../analytics-service/src/test/resources/open-cases.json");
        JsonNode answers = CaseFile.read(cases, open).answers();
        JsonNode expected = new ObjectMapper()
                .readTree(open.resolve("expected.json").toFile())
                .path("cases");

        assertThat(expected.size()).isEqualTo(20);
        for (JsonNode one : expected) {
            compare(
                    one.path("id").asText(),
                    one.path("expected"),
                    answers.path(one.path("id").asText()),
                    one.path("relative_tolerance").asDouble());
        }
    }

    private static void compare(String path, JsonNode expected, JsonNode found, double tolerance) {
        if (expected.isObject()) {
            for (var field : expected.properties()) {
                if (!List.of("curve_note", "note", "caliper_note", "term", "strata", "stratum", "group", "cause")
                        .contains(field.getKey())) {
                    compare(path + "/" + field.getKey(), field.getValue(), found.path(field.getKey()), tolerance);
                }
            }
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "/" + i, expected.get(i), found.path(i), tolerance);
            }
        } else if (expected.isNumber()) {
            JsonNode number = found.isArray() && found.size() == 1 ? found.get(0) : found;
            double scale = Math.max(1e-3, Math.abs(expected.asDouble()));
            assertThat(number.isNumber()).as(path).isTrue();
            assertThat(number.asDouble()).as(path).isCloseTo(expected.asDouble(), within(tolerance * scale + 1e-12));
        } else if (expected.isNull()) {
            assertThat(found.isNull() || found.isMissingNode()).as(path).isTrue();
        }
    }
}
