package io.bothways.bench.matching.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the files of pairs: {@code edges.csv} and {@code previous.csv}. Their rows may come in any order. */
public final class EdgesFile {
    static final String HEADER = "u,v,gain_u,gain_v,score";

    public static final int MOST = 10_000;

    private EdgesFile() {}

    public static Edges read(Path file, People people) throws IOException {
        try (Fields fields = new Fields(file)) {
            int room = Fields.lines(file);
            Edges edges = new Edges(new int[room], new int[room], new short[room], new short[room], new int[room]);
            int size = 0;
            while (fields.row()) {
                int u = person(fields, "u", people);
                int v = person(fields, "v", people);
                if (u >= v) {
                    throw fields.complaint("u must be lower than v");
                }
                edges.left()[size] = u;
                edges.right()[size] = v;
                edges.gainLeft()[size] = (short) fields.number("gain_u", 0, MOST);
                edges.gainRight()[size] = (short) fields.number("gain_v", 0, MOST);
                edges.score()[size++] = fields.lastNumber("score", 0, MOST);
            }
            Edges ordered = EdgeOrder.ordered(edges, size, people.size());
            for (int e = 1; e < size; e++) {
                if (ordered.left()[e] == ordered.left()[e - 1] && ordered.right()[e] == ordered.right()[e - 1]) {
                    throw new BadFile(
                            file,
                            "the pair " + people.id()[ordered.left()[e]] + "," + people.id()[ordered.right()[e]]
                                    + " stands twice");
                }
            }
            return ordered;
        }
    }

    /** Pairs who have met, as indices, two of them a pair; a missing file means that nobody has. */
    public static int[][] readPrevious(Path file, People people) throws IOException {
        if (!Files.exists(file)) {
            return new int[0][];
        }
        try (Fields fields = new Fields(file)) {
            int[][] pairs = new int[Fields.lines(file)][];
            int size = 0;
            while (fields.row()) {
                int u = person(fields, "u", people);
                int v = people.indexOf(fields.lastNumber("v", 0, Integer.MAX_VALUE - 1));
                if (v < 0) {
                    throw fields.complaint("the person v is not in people.csv");
                }
                pairs[size++] = new int[] {u, v};
            }
            return Arrays.copyOf(pairs, size);
        }
    }

    private static int person(Fields fields, String name, People people) throws IOException {
        int id = fields.number(name, 0, Integer.MAX_VALUE - 1);
        int index = people.indexOf(id);
        if (index < 0) {
            throw fields.complaint("the person " + name + " = " + id + " is not in people.csv");
        }
        return index;
    }
}
