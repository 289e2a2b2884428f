package io.bothways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.bench.cases.CaseFile;
import io.bothways.bench.matching.GeneratorRun;
import io.bothways.bench.matching.MatchingRun;
import io.bothways.bench.matching.instance.BadFile;
import io.bothways.bench.speed.SpeedRun;
import io.bothways.bench.studies.Studies;
import io.bothways.bench.studies.StudySpeed;
import io.bothways.bench.suppression.SuppressionRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** `./bothways bench`: checks and timings of the engines, each a subcommand. */
public final class Bench {
    private static final String USAGE = """
        ./bothways bench matching --in DIR [--mode unit|cap|bip|bip1] [--objective score|participation|stable]
                                  [--score [--best N] [--changed N]] [--out pairs.csv] [--json [FILE]]
                                  [--without-finish] [--quick] [--peers]
        ./bothways bench matching --generate N [--seed S] DIR              write an instance
        ./bothways bench statistics --cases FILE --out FILE [--data DIR] [--plots DIR]   answer a case file
        ./bothways bench statistics --speed [--rows N[,N]]                 time the engine, and R beside it when present
        ./bothways bench studies --in DIR [--bootstraps N] [--seed N]      answer.json beside each organisation
        ./bothways bench studies --speed [--people N[,N]] [--seed N]       time whole studies, and check their intervals
        ./bothways bench suppression [--tables N] [--seed N] [--out DIR]   attack random published tables\
        """;

    private static final int MOST_PEOPLE = 16_000_000;

    private final Options options;
    private final PrintStream out;
    /** What is going on, apart from the outcome, so that this can be piped. */
    private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Bench(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code;
        try {
            code = wantsHelp(arguments) ? help(out) : new Bench(Options.of(List.of(arguments)), out).run();
        } catch (BadFile bad) {
            out.println(bad.getMessage());
            code = 2;
        } catch (IOException failed) {
            out.println("A file could not be read or written: " + failed.getMessage() + " ("
                    + failed.getClass().getSimpleName() + ")");
            code = 2;
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(USAGE);
            code = 2;
        }
        System.exit(code);
    }

    private static boolean wantsHelp(String[] arguments) {
        return List.of(arguments).contains("--help") || List.of(arguments).contains("-h");
    }

    private static int help(PrintStream out) {
        out.println(USAGE);
        return 0;
    }

    private int run() throws IOException {
        return switch (options.command()) {
            case "matching" -> matching();
            case "statistics" -> options.has("speed") ? speed() : cases();
            case "studies" -> studies();
            case "suppression" -> suppression();
            default -> throw new IllegalArgumentException("There is no benchmark '" + options.command() + "'.");
        };
    }

    private int matching() throws IOException {
        if (options.has("generate")) {
            options.only("generate", "seed");
            int size = options.number("generate", 0, 1, MOST_PEOPLE);
            new GeneratorRun(out, progress).run(size, options.number("seed", 1), options.folder());
            return 0;
        }
        options.only(
                "in",
                "mode",
                "objective",
                "score",
                "best",
                "changed",
                "without-finish",
                "quick",
                "peers",
                "json",
                "out");
        for (String name : List.of("best", "changed")) {
            if (options.has(name) && !options.has("score")) {
                throw new IllegalArgumentException("--" + name + " goes with --score.");
            }
        }
        var request = new MatchingRun.Request(
                Path.of(options.required("in")),
                options.text("mode", "unit"),
                options.text("objective", "score"),
                options.has("score"),
                options.has("best") ? Optional.of(options.number("best", 0, 1, MOST_PEOPLE)) : Optional.empty(),
                options.number("changed", 0, 0, MOST_PEOPLE),
                !options.has("without-finish"),
                options.has("quick"),
                options.has("peers"),
                options.has("json") && options.text("json", "").isEmpty(),
                options.path("out"),
                options.path("json"));
        return new MatchingRun(request, out, progress).run();
    }

    private int cases() throws IOException {
        options.only("cases", "data", "out", "plots");
        Path file = Path.of(options.required("cases"));
        Path data = options.has("data")
                ? Path.of(options.required("data"))
                : file.toAbsolutePath().resolveSibling("");
        Path target = Path.of(options.required("out"));
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The case file " + file + " cannot be read.");
        }
        long begun = System.nanoTime();
        var answers = CaseFile.read(file, data).answers();
        if (options.has("plots")) {
            plots(answers, Path.of(options.required("plots")));
        }
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(target.toFile(), answers);
        out.printf("%d cases answered in %d ms: %s%n", answers.size(), (System.nanoTime() - begun) / 1_000_000, target);
        return 0;
    }

    /** Each plot goes into a file named after its case instead of into the answers. */
    private static void plots(ObjectNode answers, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var answer : answers.properties()) {
            for (JsonNode holder : answer.getValue().findParents("plot")) {
                JsonNode plot = ((ObjectNode) holder).remove("plot");
                Files.writeString(folder.resolve(answer.getKey() + ".svg"), plot.asText());
            }
        }
    }

    private int speed() {
        options.only("speed", "rows");
        new SpeedRun(out).run(options.numbers("rows", 100_000, 1_000_000));
        return 0;
    }

    private int studies() throws IOException {
        options.only("in", "bootstraps", "seed", "speed", "people");
        long begun = System.nanoTime();
        StudyParameters parameters = StudyParameters.USUAL
                .withBootstraps((int) options.number("bootstraps", StudyParameters.USUAL.bootstraps()))
                .withSeed(options.number("seed", StudyParameters.USUAL.seed()));
        if (options.has("speed")) {
            new StudySpeed(parameters, out).run(options.numbers("people", 10_000, 1_000_000));
            return 0;
        }
        List<Path> answered = new Studies(parameters).answer(Path.of(options.required("in")));
        out.printf("%d studies answered in %d ms%n", answered.size(), (System.nanoTime() - begun) / 1_000_000);
        return answered.isEmpty() ? 1 : 0;
    }

    private int suppression() throws IOException {
        options.only("tables", "seed", "out");
        return new SuppressionRun(out, options.path("out"))
                .run((int) options.number("tables", 1000), options.number("seed", 1));
    }
}
