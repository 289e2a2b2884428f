package io.bothways.bench.matching.peer;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.Mode;
import io.bothways.bench.matching.instance.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.MatchingAlgorithm;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** JGraphT's exact matchings, one partner each: Blossom V on one pool of up to 10,000 people, and the two-sided one. */
public final class JGraphTPeer implements Peer {
    private static final int MOST_PEOPLE = 10_000;

    @Override
    public String name() {
        return "JGraphT";
    }

    @Override
    public boolean solves(Problem problem, Mode mode) {
        return mode == Mode.BIP1 || mode == Mode.UNIT && problem.capacity().length <= MOST_PEOPLE;
    }

    @Override
    public int[] solve(Problem problem, Mode mode) {
        Edges edges = problem.edges();
        // Blossom V doubles the graph with vertices and edges of its own making
        AtomicInteger beyond = new AtomicInteger(problem.capacity().length);
        Graph<Integer, Edge> graph = new SimpleWeightedGraph<>(beyond::getAndIncrement, () -> new Edge(-1));
        for (int e = 0; e < edges.size(); e++) {
            int left = edges.left()[e];
            int right = edges.right()[e];
            if (problem.capacity()[left] > 0 && problem.capacity()[right] > 0) {
                graph.addVertex(left);
                graph.addVertex(right);
                Edge edge = new Edge(e);
                graph.addEdge(left, right, edge);
                graph.setEdgeWeight(edge, edges.score()[e]);
            }
        }
        return algorithm(graph, problem.people().mentor(), mode).getMatching().getEdges().stream()
                .mapToInt(edge -> edge.index)
                .sorted()
                .toArray();
    }

    private static MatchingAlgorithm<Integer, Edge> algorithm(Graph<Integer, Edge> graph, boolean[] mentor, Mode mode) {
        if (!mode.twoSided()) {
            return new KolmogorovWeightedMatching<>(graph, ObjectiveSense.MAXIMIZE);
        }
        Set<Integer> mentors = new HashSet<>();
        Set<Integer> others = new HashSet<>();
        graph.vertexSet().forEach(person -> (mentor[person] ? mentors : others).add(person));
        return new MaximumWeightBipartiteMatching<>(graph, mentors, others);
    }

    private static final class Edge extends DefaultWeightedEdge {
        private static final long serialVersionUID = 1;
        private final int index;

        Edge(int index) {
            this.index = index;
        }
    }
}
