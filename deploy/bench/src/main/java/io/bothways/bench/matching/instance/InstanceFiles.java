package io.bothways.bench.matching.instance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes instances and chosen pairs. */
public final class InstanceFiles {
    private InstanceFiles() {}

    public static void writePeople(Path file, Generator.Workforce workforce) throws IOException {
        People people = workforce.people();
        try (Rows rows = new Rows(file, PeopleFile.HEADER)) {
            for (int i = 0; i < people.size(); i++) {
                rows.number(people.id()[i]).text(",d").number(people.department()[i]);
                rows.text(",s").number(workforce.sites()[i]).text(",").number(people.zone()[i]);
                rows.text(",").number(people.languages()[i]).text(",").number(people.grade()[i]);
                rows.text(",").text(people.manager()[i] < 0 ? "" : String.valueOf(people.id()[people.manager()[i]]));
                rows.text(",").number(people.capacity()[i]).text(people.mentor()[i] ? ",1" : ",0");
                rows.text(people.out()[i] ? ",1," : ",0,");
                skills(rows, people.offers(), i);
                rows.text(",");
                skills(rows, people.wants(), i);
                rows.end();
            }
        }
    }

    public static void writePrevious(Path file, int[][] previous, People people) throws IOException {
        try (Rows rows = new Rows(file, "u,v")) {
            for (int[] pair : previous) {
                rows.number(people.id()[pair[0]])
                        .text(",")
                        .number(people.id()[pair[1]])
                        .end();
            }
        }
    }

    public static void writeEdges(Path file, Edges edges, People people) throws IOException {
        try (Rows rows = new Rows(file, EdgesFile.HEADER)) {
            for (int e = 0; e < edges.size(); e++) {
                rows.number(people.id()[edges.left()[e]]).text(",").number(people.id()[edges.right()[e]]);
                rows.text(",").number(edges.gainLeft()[e]).text(",").number(edges.gainRight()[e]);
                rows.text(",").number(edges.score()[e]).end();
            }
        }
    }

    public static void writePairs(Path file, Problem problem, int[] chosen) throws IOException {
        int[] id = problem.people().id();
        try (Rows rows = new Rows(file, "u,v")) {
            for (int e : chosen) {
                rows.number(id[problem.edges().left()[e]])
                        .text(",")
                        .number(id[problem.edges().right()[e]])
                        .end();
            }
        }
    }

    private static void skills(Rows rows, People.Skills skills, int person) throws IOException {
        int from = skills.start()[person];
        for (int s = from; s < skills.start()[person + 1]; s++) {
            rows.text(s > from ? ";" : "").number(skills.skill()[s]).text(":").number(skills.number()[s]);
        }
    }

    private static final class Rows implements AutoCloseable {
        private final OutputStream out;

        Rows(Path file, String header) throws IOException {
            out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            text(header).end();
        }

        Rows number(int value) throws IOException {
            return text(Integer.toString(value));
        }

        Rows text(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        void end() throws IOException {
            out.write('\n');
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
