package io.bothways.bench.matching;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.Generator;
import io.bothways.bench.matching.instance.InstanceFiles;
import io.bothways.bench.matching.instance.Mode;
import io.bothways.bench.matching.instance.People;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Pool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes an instance of {@link Generator} with its candidates, and tells how it looks. */
public final class GeneratorRun {
    private final PrintStream out;
    private final PrintStream progress;

    public GeneratorRun(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    public void run(int size, long seed, Path folder) throws IOException {
        if (size < 1) {
            throw new IllegalArgumentException("--generate must be at least 1 but is " + size + ".");
        }
        Files.createDirectories(folder);
        progress.printf(Locale.ROOT, "drawing %,d people ...%n", size);
        Generator.Workforce workforce = Generator.workforce(size, seed);
        People people = workforce.people();
        InstanceFiles.writePeople(folder.resolve("people.csv"), workforce);
        InstanceFiles.writePrevious(folder.resolve("previous.csv"), workforce.previous(), people);
        progress.println("scoring their candidates ...");
        Edges edges = scored(people, workforce.previous());
        progress.println("writing them ...");
        InstanceFiles.writeEdges(folder.resolve("edges.csv"), edges, people);
        tell(people, edges);
        out.println(folder);
    }

    private static Edges scored(People people, int[][] previous) {
        Pool pool = Scoring.pool(people, previous);
        return Scoring.edges(Candidates.of(pool, Scoring.TERMS, Scoring.best(people.size())), pool);
    }

    private void tell(People people, Edges edges) {
        int in = 0;
        for (boolean isOut : people.out()) {
            in += isOut ? 0 : 1;
        }
        int withCandidates = Mode.UNIT.problem(people, edges).matchable();
        out.printf(
                Locale.ROOT,
                "%,d people, %,d in, %,d candidate pairs, mean degree %.1f, %,d without any candidate%n",
                people.size(),
                in,
                edges.size(),
                2.0 * edges.size() / Math.max(1, in),
                in - withCandidates);
    }
}
