package io.bothways.local.story.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.local.story.draw.Draw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttritionFileTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final Draw DRAW = new Draw(1);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("hr.csv");
    }

    @Test
    void mapsARowToAPerson() throws IOException {
        write("""
                Age,Attrition,Department,EmployeeNumber,Gender,JobLevel,JobRole,MaritalStatus,MonthlyIncome,YearsAtCompany
                49,0,Research & Development,7,Male,2,Research Scientist,Married,5130,10
                """);

        var person = AttritionFile.read(file).organisation(DRAW, START).people().getFirst();

        assertThat(person.number()).isEqualTo("7");
        assertThat(person.displayName()).isEqualTo("Person 0007");
        assertThat(person.title()).isEqualTo("Research Scientist");
        assertThat(person.division()).isEqualTo("Research & Development");
        assertThat(person.department()).isEqualTo("Research");
        assertThat(person.grade()).isEqualTo(2);
        assertThat(person.hireDate()).isBetween(START.minusYears(11), START.minusYears(10));
        assertThat(person.leaves()).isEmpty();
    }

    @Test
    void someoneWithAttritionLeavesWithinTheYearWhetherItIsCodedAsOneOrYes() throws IOException {
        write("""
                Attrition,Department,EmployeeNumber,JobLevel,JobRole,YearsAtCompany
                1,Sales,1,2,Sales Executive,3
                Yes,Sales,2,2,Sales Executive,3
                No,Sales,3,2,Sales Executive,3
                """);

        var leavers = AttritionFile.read(file).organisation(DRAW, START).leavers();

        assertThat(leavers).extracting(Employee::number).containsExactlyInAnyOrder("1", "2");
        assertThat(leavers).allSatisfy(leaver -> assertThat(
                        leaver.leaves().orElseThrow().after().toDays())
                .isBetween(3L, 357L));
    }

    @Test
    void ageGenderMaritalStatusAndPayMakeNoDifferenceBecauseTheyAreNotRead() throws IOException {
        write("""
                Age,Attrition,Department,EmployeeNumber,Gender,JobLevel,JobRole,MaritalStatus,MonthlyIncome,YearsAtCompany
                20,1,Sales,1,Female,2,Sales Executive,Single,1000,3
                """);
        var one = AttritionFile.read(file).organisation(DRAW, START);
        write("""
                YearsAtCompany,JobRole,JobLevel,EmployeeNumber,Department,Attrition
                3,Sales Executive,2,1,Sales,1
                """);

        assertThat(AttritionFile.read(file).organisation(DRAW, START)).isEqualTo(one);
        assertThat(AttritionFile.COLUMNS)
                .doesNotContain(
                        "Age",
                        "Gender",
                        "MaritalStatus",
                        "MonthlyIncome",
                        "MonthlyRate",
                        "DailyRate",
                        "HourlyRate",
                        "StockOptionLevel",
                        "PercentSalaryHike");
    }

    @Test
    void aFileWithoutAColumnIsRefusedWithTheColumnsThatItHas() throws IOException {
        write("""
                EmployeeNumber,Department
                1,Sales
                """);

        assertThatThrownBy(() -> AttritionFile.read(file))
                .hasMessageContaining("lacks columns")
                .hasMessageContaining("EmployeeNumber, Department");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
