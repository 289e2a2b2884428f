package io.bothways.local.story.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person as the HRIS of the story knows them. The unit path is division (the HR file's department), then team. */
public record Employee(
        String number,
        String userName,
        String givenName,
        String familyName,
        String title,
        String division,
        String department,
        String site,
        int grade,
        LocalDate hireDate,
        @Nullable String managerNumber,
        String timeZone,
        @Nullable Departure departure) {

    /** From this grade on somebody counts as senior in the story's choices. */
    private static final int SENIOR_GRADE = 3;

    public Optional<String> manager() {
        return Optional.ofNullable(managerNumber);
    }

    public Optional<Departure> leaves() {
        return Optional.ofNullable(departure);
    }

    public boolean senior() {
        return grade >= SENIOR_GRADE;
    }

    public String displayName() {
        return givenName + " " + familyName;
    }

    Employee reportingTo(@Nullable String manager) {
        return new Employee(
                number,
                userName,
                givenName,
                familyName,
                title,
                division,
                department,
                site,
                grade,
                hireDate,
                manager,
                timeZone,
                departure);
    }
}
