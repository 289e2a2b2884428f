package io.bothways.bench.matching.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingInstancesTest {
    private static final String ANA = "3,d1,s1,1,3,2,,2,1,0,7:4;9:1,8:2";
    private static final String BEN = "8,d2,s1,-5,1,1,3,1,0,1,,7:3;9:1";

    @TempDir
    Path folder = Path.of("");

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private People people(String... lines) throws IOException {
        return PeopleFile.read(file("people.csv", lines), true);
    }

    @Test
    void whatTheGeneratorWritesIsReadAsItWas() throws IOException {
        Generator.Workforce workforce = Generator.workforce(500, 3);
        InstanceFiles.writePeople(folder.resolve("people.csv"), workforce);

        People read = PeopleFile.read(folder.resolve("people.csv"), true);

        assertThat(read).usingRecursiveComparison().ignoringFields("department").isEqualTo(workforce.people());
    }

    @Test
    void rowsMayComeInAnyOrderWithAnyLineEndsAndWithoutAHeader() throws IOException {
        People ordered = people(PeopleFile.HEADER, ANA, BEN, "");
        People other = people(BEN + "\r", ANA + "\r", "");

        assertThat(ordered.id()).containsExactly(3, 8);
        assertThat(ordered.manager()).containsExactly(-1, 0);
        assertThat(ordered.offers().start()).containsExactly(0, 2, 2);
        assertThat(ordered.wants().skill()).containsExactly(8, 7, 9);
        assertThat(other)
                .usingRecursiveComparison()
                .ignoringFields("department")
                .isEqualTo(ordered);
    }

    @Test
    void edgesAreOrderedByTheirEnds() throws IOException {
        People people = people(ANA, BEN, ANA.replaceFirst("3", "5"));

        Edges edges = EdgesFile.read(
                file("edges.csv", EdgesFile.HEADER, "5,8,1500,2000,1700", "3,8,10000,9000,8000", "3,5,1,2,3"), people);

        assertThat(edges.left()).containsExactly(0, 0, 1);
        assertThat(edges.right()).containsExactly(1, 2, 2);
        assertThat(edges.gainLeft()).containsExactly((short) 1, (short) 10000, (short) 1500);
        assertThat(edges.score()).containsExactly(3, 8000, 1700);
    }

    @Test
    void aWrongPersonIsRefusedWithItsLine() throws IOException {
        refusesPeople("line 2: id must be 0 to 2147483646 but is -3", ANA, BEN.replaceFirst("8", "-3"));
        refusesPeople("line 1: offers must be 0 to 5 but is 6", ANA.replace("7:4", "7:6"));
        refusesPeople("line 1: wants must be 0 to 3 but is 4", ANA.replace("8:2", "8:4"));
        refusesPeople("line 1: the skill 7 stands twice in 'offers'", ANA.replace("9:1", "7:1"));
        refusesPeople("line 1: in or after the field 'wants' ',' stands", ANA + ",1");
        refusesPeople("line 2: in or after the field 'grade' the line ends", ANA, "8,d2,s1,-5,1,1");
        refusesPeople("line 1: in or after the field 'id' '\"' stands", ANA.replaceFirst("3", "\"3\""));
        refusesPeople("line 1: mentor must be 0 to 1 but is 2", ANA.replace(",2,1,0,", ",2,2,0,"));
        refusesPeople("the manager 4 of person 8 is not in it", ANA, BEN.replace(",1,3,1,", ",1,4,1,"));
        refusesPeople("the id 3 stands twice", ANA, ANA);
        refusesPeople("person 3 is above themselves in the reporting line", ANA.replace(",2,,2,", ",2,8,2,"), BEN);
    }

    private void refusesPeople(String complaint, String... lines) {
        assertThatThrownBy(() -> people(lines))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("people.csv")
                .hasMessageContaining(complaint);
    }

    @Test
    void aWrongEdgeIsRefusedWithItsLine() throws IOException {
        refusesEdges("line 2: the person v = 9 is not in people.csv", EdgesFile.HEADER, "3,9,1,1,1");
        refusesEdges("line 1: u must be lower than v", "8,3,1,1,1");
        refusesEdges("line 1: score must be 0 to 10000 but is 10001", "3,8,1,1,10001");
        refusesEdges("line 1: in or after the field 'gain_v' the line ends", "3,8,1,1");
        refusesEdges("line 1: in or after the field 'gain_u' '.' stands", "3,8,1.5,1,1");
        refusesEdges("the pair 3,8 stands twice", "3,8,1,1,1", "3,8,1,1,1");
    }

    private void refusesEdges(String complaint, String... lines) throws IOException {
        People people = people(ANA, BEN);
        Path edges = file("edges.csv", lines);
        assertThatThrownBy(() -> EdgesFile.read(edges, people))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("edges.csv")
                .hasMessageContaining(complaint);
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> PeopleFile.read(folder.resolve("people.csv"), true))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("missing");
    }

    @Test
    void nobodyHasMetWhereNoFileSaysSo() throws IOException {
        People people = people(ANA, BEN);

        assertThat(EdgesFile.readPrevious(folder.resolve("previous.csv"), people))
                .isEmpty();
        assertThat(EdgesFile.readPrevious(file("previous.csv", "u,v", "8,3"), people))
                .isDeepEqualTo(new int[][] {{1, 0}});
    }
}
