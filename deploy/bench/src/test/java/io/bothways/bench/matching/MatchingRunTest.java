package io.bothways.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.bench.matching.instance.EdgesFile;
import io.bothways.bench.matching.instance.Mode;
import io.bothways.bench.matching.instance.People;
import io.bothways.bench.matching.instance.PeopleFile;
import io.bothways.bench.matching.instance.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingRunTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @BeforeEach
    void anInstance() throws IOException {
        new GeneratorRun(out, NOWHERE).run(600, 5, folder);
        printed.reset();
    }

    private JsonNode line(String mode, String objective, boolean score) throws IOException {
        printed.reset();
        var request = new MatchingRun.Request(
                folder,
                mode,
                objective,
                score,
                Optional.empty(),
                score ? 20 : 0,
                true,
                true,
                false,
                true,
                Optional.of(folder.resolve("pairs.csv")),
                Optional.empty());
        assertThat(new MatchingRun(request, out, NOWHERE).run()).isZero();
        return new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theLineHasExactlyTheFieldsOfTheFormat() throws IOException {
        JsonNode line = line("unit", "score", false);

        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly(
                        "people",
                        "edges",
                        "pairs",
                        "matched",
                        "matchable",
                        "score",
                        "bound",
                        "gap",
                        "proof",
                        "scoringWallMs",
                        "scoringCpuMs",
                        "solvingWallMs",
                        "solvingCpuMs",
                        "peakHeapMiB");
        assertThat(line.get("people").asInt()).isEqualTo(600);
        assertThat(line.get("matched").asInt()).isEqualTo(2 * line.get("pairs").asInt());
        assertThat(line.get("scoringWallMs").isNull()).isTrue();
        assertThat(line.get("peakHeapMiB").asDouble()).isBetween(1.0, 200.0);
    }

    @Test
    void thePairsFileHoldsThePairsOfTheLine() throws IOException {
        JsonNode line = line("cap", "participation", false);

        List<String> pairs = Files.readAllLines(folder.resolve("pairs.csv"));

        assertThat(pairs.getFirst()).isEqualTo("u,v");
        assertThat(pairs).hasSize(line.get("pairs").asInt() + 1);
    }

    @Test
    void scoringAgainFindsTheEdgesOfTheFile() throws IOException {
        JsonNode fromFile = line("unit", "score", false);
        JsonNode scored = line("unit", "score", true);

        assertThat(scored.get("edges")).isEqualTo(fromFile.get("edges"));
        assertThat(scored.get("score")).isEqualTo(fromFile.get("score"));
        assertThat(scored.get("scoringWallMs").asDouble()).isPositive();
    }

    @Test
    void onlyPairsAcrossRolesCountInTheTwoSidedModes() throws IOException {
        People people = PeopleFile.read(folder.resolve("people.csv"), true);
        Problem problem = Mode.BIP.problem(people, EdgesFile.read(folder.resolve("edges.csv"), people));

        assertThat(problem.edges().size()).isPositive();
        for (int e = 0; e < problem.edges().size(); e++) {
            assertThat(people.mentor()[problem.edges().left()[e]])
                    .isNotEqualTo(people.mentor()[problem.edges().right()[e]]);
        }
        for (int i = 0; i < people.size(); i++) {
            int expected = people.out()[i] ? 0 : people.mentor()[i] ? people.capacity()[i] : 1;
            assertThat(problem.capacity()[i]).isEqualTo(expected);
        }
        assertThat(line("bip", "score", false).get("edges").asInt())
                .isEqualTo(problem.edges().size());
    }

    @Test
    void theSameSeedDrawsTheSameInstance() throws IOException {
        String people = Files.readString(folder.resolve("people.csv"));
        String edges = Files.readString(folder.resolve("edges.csv"));

        new GeneratorRun(out, NOWHERE).run(600, 5, folder);

        assertThat(Files.readString(folder.resolve("people.csv"))).isEqualTo(people);
        assertThat(Files.readString(folder.resolve("edges.csv"))).isEqualTo(edges);
    }
}
