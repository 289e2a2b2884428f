package io.bothways.profiles.person.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that other services may know of a person: no name, no mail, no employee number. Two instants:
 * {@code effective} is when it holds, {@code known} when the HRIS told us.
 */
public record PublicPerson(
        UUID personId,
        String status,
        List<String> unit,
        @Nullable Integer grade,
        @Nullable String site,
        @Nullable UUID managerId,
        String timeZone,
        @Nullable String employmentType,
        @Nullable LocalDate hireDate,
        @Nullable LocalDate plannedEndDate,
        List<String> loginKeys,
        Instant effective,
        Instant known) {

    public PublicPerson {
        unit = List.copyOf(unit);
        loginKeys = List.copyOf(loginKeys);
    }

    /** Whether somebody moved within the organisation between these two. */
    public boolean isElsewhereThan(PublicPerson other) {
        return !unit.equals(other.unit)
                || !Objects.equals(grade, other.grade)
                || !Objects.equals(site, other.site)
                || !Objects.equals(managerId, other.managerId);
    }

    public PublicPerson at(Instant effectiveNow, Instant knownNow) {
        return new PublicPerson(
                personId,
                status,
                unit,
                grade,
                site,
                managerId,
                timeZone,
                employmentType,
                hireDate,
                plannedEndDate,
                loginKeys,
                effectiveNow,
                knownNow);
    }
}
