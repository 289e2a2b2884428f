package io.bothways.local.story.organisation;

import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.table.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The public IBM HR attrition file as an organisation.
 *
 * <table><caption>Mapping</caption>
 * <tr><td>EmployeeNumber</td><td>employee number, user name, display name in the style "Person 0001"</td></tr>
 * <tr><td>Department</td><td>division, the first element of the unit path</td></tr>
 * <tr><td>JobRole</td><td>title; by roles.csv the team, the second element of the unit path</td></tr>
 * <tr><td>JobLevel</td><td>grade 1 to 5</td></tr>
 * <tr><td>YearsAtCompany</td><td>hire date: so many years before the story's start, on a drawn day</td></tr>
 * <tr><td>Attrition</td><td>leaves within the year (1 or Yes), at a drawn instant with a drawn reason</td></tr>
 * <tr><td>not in the file</td><td>site (drawn), time zone (one for all), manager ({@link ReportingLines})</td></tr>
 * </table>
 *
 * Only these columns are read, by name: age, gender, marital status and pay never enter the program.
 */
public record AttritionFile(List<Table.Row> rows) {
    static final Set<String> COLUMNS =
            Set.of("EmployeeNumber", "Department", "JobRole", "JobLevel", "YearsAtCompany", "Attrition");

    public AttritionFile {
        rows = List.copyOf(rows);
    }

    public static AttritionFile read(Path file) {
        return new AttritionFile(Table.file(file, COLUMNS).rows());
    }

    public Organisation organisation(Draw draw, LocalDate start) {
        return new Organisation(
                "the " + rows.size() + " employees of a public HR file",
                ReportingLines.drawn(
                        rows.stream().map(row -> employee(row, draw, start)).toList()));
    }

    private static Employee employee(Table.Row row, Draw draw, LocalDate start) {
        String number = row.get("EmployeeNumber");
        String padded = "%04d".formatted(Integer.parseInt(number));
        int years = Integer.parseInt(row.get("YearsAtCompany"));
        boolean leaves = Set.of("1", "yes").contains(row.get("Attrition").toLowerCase(Locale.ROOT));
        return new Employee(
                number,
                "person-" + padded + "@hr-file.example",
                "Person",
                padded,
                row.get("JobRole"),
                row.get("Department"),
                Role.named(row.get("JobRole")).team(),
                Organisation.siteOf(draw, number),
                Integer.parseInt(row.get("JobLevel")),
                Organisation.hireDate(draw, number, years, start),
                null,
                Organisation.TIME_ZONE,
                leaves ? Organisation.departure(draw, number, years) : null);
    }
}
