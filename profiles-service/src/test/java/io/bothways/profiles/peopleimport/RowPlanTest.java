package io.bothways.profiles.peopleimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.profiles.csv.CsvFile;
import io.bothways.profiles.csv.CsvRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowPlanTest {

    @Test
    void ofTwoRowsWithOneNumberTheFirstInTheFileIsTakenWhereverItsManagerStands() {
        var plan = plan("a,boss", "a,", "boss,");

        assertThat(refusals(plan)).containsExactly("2 duplicate");
        assertThat(order(plan)).containsExactly(2, 3, 1);
    }

    @Test
    void numbersAreComparedAsTheyAreKept() {
        assertThat(refusals(plan("\u00e9,", " e\u0301 ,"))).containsExactly("2 duplicate");
    }

    @Test
    void aRowThatCannotBeReadTakesNoNumber() {
        assertThat(refusals(plan("a", "a,", ","))).isEmpty();
    }

    @Test
    void aCircleIsFoundAndWhoIsBelowItComesAfterIt() {
        var plan = plan("d,c", "a,b", "b,c", "c,a", "e,d", "f,", "g,f");

        assertThat(refusals(plan)).containsExactly("2 manager-cycle", "3 manager-cycle", "4 manager-cycle");
        assertThat(order(plan)).containsExactly(2, 3, 4, 6, 1, 7, 5);
    }

    @Test
    void whoNamesThemselvesIsLeftToTheFeed() {
        var plan = plan("b,a", "a,a");

        assertThat(refusals(plan)).isEmpty();
        assertThat(order(plan)).containsExactly(2, 1);
    }

    @Test
    void managersComeFirstInAnyFile() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++) rows.add("n" + i + "," + (i == 0 ? "" : "n" + (i - 1) / 3));
        Collections.shuffle(rows, new Random(11));

        var plan = plan(rows.toArray(String[]::new));

        assertThat(plan.refused()).isEmpty();
        var seen = new HashSet<>(Set.of(""));
        for (var row : plan.managersFirst()) {
            assertThat(row.value(PersonColumns.MANAGER)).isIn(seen);
            seen.add(row.value(PersonColumns.KEY));
        }
        assertThat(seen).hasSize(5_001);
    }

    private static RowPlan plan(String... rows) {
        var file = "employeeNumber,managerEmployeeNumber\n" + String.join("\n", rows) + "\n";
        return RowPlan.of(CsvFile.read(file.getBytes(StandardCharsets.UTF_8), Set.of("employeeNumber"), 10_000)
                .rows());
    }

    private static List<String> refusals(RowPlan plan) {
        return plan.refused().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue().reason().code())
                .toList();
    }

    private static List<Integer> order(RowPlan plan) {
        return plan.managersFirst().stream().map(CsvRow::number).toList();
    }
}
