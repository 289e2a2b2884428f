package io.bothways.bench.matching;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.EdgesFile;
import io.bothways.bench.matching.instance.InstanceFiles;
import io.bothways.bench.matching.instance.Mode;
import io.bothways.bench.matching.instance.People;
import io.bothways.bench.matching.instance.PeopleFile;
import io.bothways.bench.matching.instance.Problem;
import io.bothways.bench.matching.peer.FlowPeer;
import io.bothways.bench.matching.peer.JGraphTPeer;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.solver.plan.Objective;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scores and solves the instance in a folder, has the outcome checked, and tells what it took beside what it should. */
public final class MatchingRun {
    private static final int WARM_UPS = 2;
    private static final int RUNS = 5;
    private static final double LONG_MS = 15_000;

    private final Request request;
    private final PrintStream out;
    private final PrintStream progress;
    private final Mode mode;
    private final Objective objective;
    private final Figures figures = new Figures();

    /**
     * {@code best}: candidates each where they are to be scored; {@code changed}: how many people change then; {@code finish}: with
     * the exact search; {@code pairs}
     * and {@code json}: files to write; {@code peers}: other solvers are asked too; {@code onlyJson}: nothing is printed but
     * the line.
     */
    public record Request(
            Path folder,
            String mode,
            String objective,
            boolean score,
            Optional<Integer> best,
            int changed,
            boolean finish,
            boolean quick,
            boolean peers,
            boolean onlyJson,
            Optional<Path> pairs,
            Optional<Path> json) {}

    public MatchingRun(Request request, PrintStream out, PrintStream progress) {
        this.request = request;
        this.out = out;
        this.progress = progress;
        this.mode = Mode.of(request.mode());
        this.objective = Solving.objective(request.objective());
        if (!request.finish() && objective == Objective.STABLE) {
            throw new IllegalArgumentException("--without-finish goes with --objective score or participation.");
        }
        if (request.peers() && objective != Objective.SCORE) {
            throw new IllegalArgumentException("--peers goes with --objective score: other solvers know no other one.");
        }
    }

    /** 0, or 1 when a figure falls short of what it is to reach. */
    public int run() throws IOException {
        progress.println("reading ...");
        People people = PeopleFile.read(request.folder().resolve("people.csv"), request.score());
        Timed<Edges> scored = request.score() ? score(people) : null;
        Edges edges = scored == null ? EdgesFile.read(request.folder().resolve("edges.csv"), people) : scored.result();
        Problem problem = mode.problem(people, edges);
        Solving solving = new Solving(problem, objective, request.finish());
        progress.printf(
                Locale.ROOT, "matching over %,d pairs ...%n", problem.edges().size());
        Timed<Solving.Outcome> solved =
                Timed.of(request.quick() ? 1 : WARM_UPS, request.quick() ? 1 : RUNS, solving::solve);
        int[] chosen = solved.result().edges();
        Checker.Verdict verdict = judged(problem, chosen);
        if (request.pairs().isPresent()) {
            InstanceFiles.writePairs(request.pairs().get(), problem, chosen);
        }
        List<Rival> rivals = request.peers() ? rivals(problem) : List.of();
        Answer answer = new Answer(problem, scored, solved, verdict, rivals);
        compare(answer, solving.algorithm());
        rivals.forEach(rival -> compare(rival, answer));
        tell(answer);
        return figures.pass() ? 0 : 1;
    }

    private record Answer(
            Problem problem,
            @Nullable Timed<Edges> scored,
            Timed<Solving.Outcome> solved,
            Checker.Verdict verdict,
            List<Rival> rivals) {
        double peakHeapMiB() {
            return Math.max(scored == null ? 0 : scored.peakHeapMiB(), solved.peakHeapMiB());
        }
    }

    /** What another solver took and reached on the same problem in the same run. */
    private record Rival(String name, Timed<int[]> solved, Checker.Verdict verdict) {}

    private List<Rival> rivals(Problem problem) {
        Optional<String> missing = FlowPeer.missing();
        missing.ifPresent(reason -> figures.told("OR-Tools flow", "not asked", reason));
        return Stream.concat(
                        missing.isPresent() ? Stream.empty() : Stream.of(new FlowPeer()), Stream.of(new JGraphTPeer()))
                .filter(peer -> peer.solves(problem, mode))
                .map(peer -> {
                    progress.println("asking " + peer.name() + " ...");
                    Timed<int[]> solved = timed(() -> peer.solve(problem, mode));
                    return new Rival(peer.name(), solved, judged(problem, solved.result()));
                })
                .toList();
    }

    private static Checker.Verdict judged(Problem problem, int[] chosen) {
        return Checker.judge(
                problem,
                picked(problem.edges().left(), chosen),
                picked(problem.edges().right(), chosen));
    }

    /** Timed as our own work is, but once only where that takes long. */
    private <T> Timed<T> timed(Supplier<T> work) {
        Timed<T> first = Timed.of(0, 1, work);
        return first.wallMs() > LONG_MS || request.quick() ? first : Timed.of(WARM_UPS - 1, RUNS, work);
    }

    private Timed<Edges> score(People people) throws IOException {
        Pool pool = Scoring.pool(people, EdgesFile.readPrevious(request.folder().resolve("previous.csv"), people));
        int best = request.best().orElse(Scoring.best(people.size()));
        progress.printf(Locale.ROOT, "scoring %,d people ...%n", people.size());
        Timed<Candidates> timed = timed(() -> Candidates.of(pool, Scoring.TERMS, best));
        if (request.changed() > 0) {
            progress.printf(Locale.ROOT, "changing %,d people ...%n", request.changed());
            new Changing(pool, best).compare(request.changed(), figures);
        }
        return timed.with(Scoring.edges(timed.result(), pool));
    }

    private void compare(Answer answer, String algorithm) {
        Problem problem = answer.problem();
        Solving.Outcome outcome = answer.solved().result();
        Targets targets = Targets.of(problem.people().size(), mode);
        // what is to be reached is meant warm, and a quick run is not
        Targets timely = request.quick() ? null : targets;
        Timed<Edges> scored = answer.scored();
        if (scored != null) {
            figures.atMost("candidates", scored.wallMs(), timely == null ? null : timely.scoringMs(), "ms", "wall");
            figures.told("candidates, CPU", Figures.text(scored.cpuMs(), "ms"), "all Java threads");
        }
        Double allowed = timely == null ? null : outcome.exact() ? timely.provenMs() : timely.solvingMs();
        figures.atMost("match and certificate", answer.solved().wallMs(), allowed, "ms", "wall, " + algorithm);
        figures.told("match, CPU", Figures.text(answer.solved().cpuMs(), "ms"), "all Java threads");
        figures.atMost(
                "peak heap",
                answer.peakHeapMiB(),
                targets == null ? null : targets.heapMiB(),
                "MiB",
                "most in use in a run, files loaded, heap collected before it");
        quality(answer, objective == Objective.STABLE ? null : targets);
    }

    private void compare(Rival rival, Answer answer) {
        Timed<int[]> solved = rival.solved();
        double times = solved.wallMs() / answer.solved().wallMs();
        Targets targets = request.quick() || !rival.name().equals(FlowPeer.NAME)
                ? null
                : Targets.of(answer.problem().people().size(), mode);
        figures.told(
                rival.name(), Figures.text(solved.wallMs(), "ms"), "wall; CPU " + Figures.text(solved.cpuMs(), "ms"));
        figures.atLeast(
                rival.name() + ", x ours", times, targets == null ? null : targets.timesFlow(), "", "by wall time");
        long score = rival.verdict().score();
        String found = rival.verdict().violations().isEmpty() ? rival.verdict().pairs() + " pairs" : "NOT FEASIBLE";
        double share = answer.verdict().score() == 0
                ? 1
                : (double) score / answer.verdict().score();
        figures.told(
                rival.name() + ", score",
                Figures.text(score, ""),
                String.format(Locale.ROOT, "%.5f %% of ours, %s", 100 * share, found));
    }

    private void quality(Answer answer, @Nullable Targets targets) {
        Solving.Outcome outcome = answer.solved().result();
        Checker.Verdict verdict = answer.verdict();
        int matchable = answer.problem().matchable();
        double matched = matchable == 0 ? 1 : (double) verdict.people() / matchable;
        String proof = outcome.exact() ? "proven optimum" : "by the bound";
        figures.atMost("gap", 100 * outcome.gap(), targets == null ? null : 100 * targets.gap(), "%", proof);
        figures.atLeast(
                "people matched",
                100 * matched,
                targets == null ? null : 100 * targets.matched(),
                "%",
                "of the matchable");
        long value = Solving.worth(objective, verdict.score(), verdict.people());
        boolean feasible =
                verdict.violations().isEmpty() && outcome.value() == value && outcome.bound() >= outcome.value();
        figures.holds(
                "feasible",
                feasible,
                feasible ? "yes" : "NO",
                "yes",
                feasible ? "capacities, candidates, value and bound checked" : String.join("; ", verdict.violations()));
        figures.told("score", Figures.text(verdict.score(), ""), verdict.pairs() + " pairs");
        figures.told("lowest gain", Figures.text(verdict.lowestGain(), ""), "of either side of any pair");
        figures.told("10th-percentile gain", Figures.text(verdict.tenthPercentileGain(), ""), "");
        figures.told("blocking, own gain", Figures.text(verdict.blockingOwn(), "pairs"), "both would learn more");
        String mutual = Figures.text(verdict.blockingMutual(), "pairs");
        if (objective == Objective.STABLE) {
            figures.holds("blocking, score", verdict.blockingMutual() == 0, mutual, "0 pairs", "");
        } else {
            figures.told("blocking, score", mutual, "the pair would score more for both");
        }
    }

    private void tell(Answer answer) throws IOException {
        ObjectNode line = line(answer);
        if (request.onlyJson()) {
            out.println(line);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%,d people, %,d candidate pairs, mode %s, objective %s%n",
                    answer.problem().people().size(),
                    answer.problem().edges().size(),
                    mode.text(),
                    Solving.text(objective));
            figures.print(out);
        }
        if (request.json().isPresent()) {
            line.putPOJO("figures", figures.all());
            JsonMapper.builder().build().writeValue(request.json().get().toFile(), line);
        }
    }

    private static ObjectNode line(Answer answer) {
        Problem problem = answer.problem();
        Solving.Outcome outcome = answer.solved().result();
        Timed<Edges> scored = answer.scored();
        ObjectNode line = JsonMapper.builder().build().createObjectNode();
        line.put("people", problem.people().size());
        line.put("edges", problem.edges().size());
        line.put("pairs", answer.verdict().pairs());
        line.put("matched", answer.verdict().people());
        line.put("matchable", problem.matchable());
        line.put("score", answer.verdict().score());
        line.put("bound", outcome.bound());
        line.put("gap", outcome.gap());
        line.put("proof", outcome.exact() ? "exact" : "lp");
        line.put("scoringWallMs", scored == null ? null : (Double) scored.wallMs());
        line.put("scoringCpuMs", scored == null ? null : (Double) scored.cpuMs());
        line.put("solvingWallMs", answer.solved().wallMs());
        line.put("solvingCpuMs", answer.solved().cpuMs());
        line.put("peakHeapMiB", answer.peakHeapMiB());
        for (Rival rival : answer.rivals()) {
            ObjectNode peer = line.withArray("peers").addObject();
            peer.put("name", rival.name());
            peer.put("wallMs", rival.solved().wallMs());
            peer.put("cpuMs", rival.solved().cpuMs());
            peer.put("score", rival.verdict().score());
            peer.put("matched", rival.verdict().people());
        }
        return line;
    }

    private static int[] picked(int[] column, int[] chosen) {
        return Arrays.stream(chosen).map(e -> column[e]).toArray();
    }
}
