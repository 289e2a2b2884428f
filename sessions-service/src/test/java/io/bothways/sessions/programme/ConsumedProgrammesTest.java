package io.bothways.sessions.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.platform.event.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What matching promises of programmes and cohorts is enough for what this service keeps of them. */
class ConsumedProgrammesTest {
    private static final Path EXAMPLES = Path.of("../matching-service/contract/events/examples");

    @Test
    void aProgrammeTellsItsCoordinatorsAndItsPatience() throws IOException {
        ProgrammeChanged programme = read(EXAMPLES.resolve("programme-published.v1.json"));

        assertThat(programme.coordinators()).isNotEmpty().allMatch(key -> key.matches("[0-9a-f]{64}"));
        assertThat(programme.neverStartedDays()).isPositive();
        assertThat(programme.status()).isNotBlank();
        assertThat(read(EXAMPLES.resolve("coordinators-changed.v1.json")).coordinators())
                .isNotEmpty();
    }

    static Stream<Path> cohorts() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("cohort-")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void aCohortTellsItsProgramme(Path example) throws IOException {
        ProgrammeChanged cohort = read(example);

        assertThat(cohort.programmeId()).isNotNull();
        assertThat(cohort.cohortId()).isNotNull();
        assertThat(cohort.cohortState()).isNotBlank();
    }

    private static ProgrammeChanged read(Path example) throws IOException {
        return EventJson.MAPPER.readValue(Files.readString(example), ProgrammeChanged.class);
    }
}
