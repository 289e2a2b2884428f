package io.bothways.local.story.chapter.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.Body;
import io.bothways.local.story.api.LongWork;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.organisation.Employee;
import io.bothways.local.story.organisation.Organisation;
import io.bothways.local.story.telling.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/** The same people once more as an HRIS file, which must change nothing; then a few rows that no HRIS should send. */
public final class PeopleAgain {
    private static final String[] COLUMNS = {
        "employeeNumber",
        "userName",
        "givenName",
        "familyName",
        "displayName",
        "title",
        "division",
        "department",
        "managerEmployeeNumber",
        "site",
        "grade",
        "employmentType",
        "hireDate",
        "timeZone",
        "locale",
        "active"
    };

    private final Scene scene;

    public PeopleAgain(Scene scene) {
        this.scene = scene;
    }

    public boolean unchanged(Organisation organisation, Figures figures) {
        var done = imported(csv(organisation.people()));
        figures.putExpecting("created", done.path("created").asLong(), 0);
        figures.putExpecting("changed", done.path("changed").asLong(), 0);
        figures.putExpecting("rejected", done.path("rejected").asLong(), 0);
        figures.putExpecting(
                "unchanged",
                done.path("unchanged").asLong(),
                organisation.people().size());
        scene.narrator()
                .tell(
                        "%,d rows: 0 created, 0 changed, 0 rejected, %,d unchanged",
                        organisation.people().size(), done.path("unchanged").asLong());
        return true;
    }

    /** A file without our columns is refused whole; of a file with mistakes the good row is taken, each other named. */
    public boolean badRows(Organisation organisation, Figures figures) {
        int status = scene.profiles(Account.HRIS)
                .post("/v1/people-imports", Body.csv("name,age\r\nsomebody,40\r\n"))
                .status();
        figures.expect(
                status >= 400 && status < 500, "a file with wrong columns to be refused, found status " + status);
        figures.put("wrong columns refused with", status);
        var good = organisation.people().getFirst();
        String text = csv(List.of(good))
                + badRow("X1", "no-grade@bad.example", "", "seven", "2020-01-31")
                + badRow("X2", "no-date@bad.example", "", "2", "31.01.2020")
                + badRow("", "no-number@bad.example", "", "2", "2020-01-31")
                + badRow("X3", "circle-one@bad.example", "X4", "2", "2020-01-31")
                + badRow("X4", "circle-two@bad.example", "X3", "2", "2020-01-31")
                + badRow("X5", good.userName(), "", "2", "2020-01-31")
                + "X6,too,few,columns\r\n";
        var done = imported(text);
        figures.putExpecting("created", done.path("created").asLong(), 0);
        figures.putExpecting("unchanged", done.path("unchanged").asLong(), 1);
        figures.putExpecting("rejected", done.path("rejected").asLong(), 7);
        var rejected = Pages.all(
                scene.profiles(Account.HRIS),
                "/v1/people-imports/" + done.path("id").asText() + "/rows?result=rejected");
        figures.putExpecting("reasons given", rejected.size(), 7);
        scene.narrator().tell("a file with other columns is refused with status %d; of 8 rows 7 are rejected:", status);
        for (JsonNode row : rejected) {
            scene.narrator()
                    .tell(
                            "%s",
                            "row " + row.path("row").asText() + ": "
                                    + row.path("reason").asText() + " "
                                    + row.path("column").asText("") + " – "
                                    + row.path("message").asText());
        }
        return true;
    }

    private JsonNode imported(String text) {
        var hris = scene.profiles(Account.HRIS);
        var accepted = hris.post("/v1/people-imports", Body.csv(text)).expecting(202);
        return LongWork.finished(
                hris,
                "/v1/people-imports/" + accepted.text("id"),
                Set.of("done"),
                Set.of("failed"),
                state -> scene.narrator().sign("… importing"));
    }

    private static String csv(List<Employee> people) {
        var text = new StringBuilder();
        try (var printer = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get().print(text)) {
            for (Employee person : people) {
                printer.printRecord(
                        person.number(),
                        person.userName(),
                        person.givenName(),
                        person.familyName(),
                        person.displayName(),
                        person.title(),
                        person.division(),
                        person.department(),
                        person.manager().orElse(""),
                        person.site(),
                        person.grade(),
                        ScimUser.EMPLOYMENT_TYPE,
                        person.hireDate(),
                        person.timeZone(),
                        ScimUser.LOCALE,
                        true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String badRow(String number, String userName, String manager, String grade, String hireDate) {
        return String.join(
                        ",",
                        number,
                        userName,
                        "Nobody",
                        "Nowhere",
                        "Nobody Nowhere",
                        "Tester",
                        "Bad",
                        "Rows",
                        manager,
                        "Headquarters",
                        grade,
                        ScimUser.EMPLOYMENT_TYPE,
                        hireDate,
                        "Europe/Paris",
                        ScimUser.LOCALE,
                        "true")
                + "\r\n";
    }
}
