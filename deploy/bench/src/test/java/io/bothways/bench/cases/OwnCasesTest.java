package io.bothways.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Heavily tied, recurrent rows with three causes and delayed entry, against oracle.py beside them. */
class OwnCasesTest {
    private static final Path CASES = Path.of("src/test/resources/own-cases");

    @Test
    void everyNumberIsThatOfItsDefinition() throws IOException {
        JsonNode expected =
                new ObjectMapper().readTree(CASES.resolve("expected.json").toFile());
        JsonNode answers = CaseFile.read(CASES.resolve("cases.json"), CASES).answers();

        assertThat(expected.size()).isEqualTo(10);
        assertThat(compare("", expected, answers)).isGreaterThan(300);
    }

    /** The number of numbers compared. */
    private static int compare(String path, JsonNode expected, JsonNode found) {
        int numbers = 0;
        if (expected.isObject()) {
            for (var field : expected.properties()) {
                numbers += compare(path + "/" + field.getKey(), field.getValue(), found.path(field.getKey()));
            }
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                numbers += compare(path + "/" + i, expected.get(i), found.path(i));
            }
        } else if (expected.isNumber()) {
            assertThat(found.isNumber()).as(path).isTrue();
            double scale = Math.max(0.1, Math.abs(expected.asDouble()));
            assertThat(found.asDouble()).as(path).isCloseTo(expected.asDouble(), within(1e-6 * scale));
            numbers++;
        }
        return numbers;
    }
}
