package io.bothways.profiles.scim;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.platform.code.Codes;
import io.bothways.profiles.person.MirroredPerson;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person as SCIM shows it back to the HRIS. */
@Schema(description = "A User of RFC 7643 with the enterprise extension and ours")
record ScimUser(
        List<String> schemas,
        UUID id,
        @Nullable String externalId,
        String userName,
        @Nullable Name name,
        @Nullable String displayName,
        @Nullable String title,
        @Nullable String preferredLanguage,
        @Nullable String locale,
        @Nullable String timezone,
        boolean active,
        @Nullable List<Email> emails,
        @JsonProperty(Scim.ENTERPRISE) @Nullable Enterprise enterprise,
        @JsonProperty(Scim.BOTHWAYS) @Nullable Extension extension,
        Meta meta) {

    @Schema(name = "ScimName")
    record Name(
            @Nullable String formatted,
            @Nullable String familyName,
            @Nullable String givenName) {}

    @Schema(name = "ScimEmail")
    record Email(String value, String type, boolean primary) {}

    @Schema(name = "ScimManager")
    record Manager(UUID value, @JsonProperty("$ref") URI ref) {}

    @Schema(name = "ScimEnterpriseUser")
    record Enterprise(
            @Nullable String employeeNumber,
            @Nullable String organization,
            @Nullable String division,
            @Nullable String department,
            @Nullable Manager manager) {}

    @Schema(name = "ScimBothwaysUser")
    record Extension(
            @Nullable Integer grade,
            @Nullable String site,
            @Nullable String employmentType,
            @Nullable LocalDate hireDate,
            @Nullable LocalDate plannedEndDate,
            @Nullable LocalDate leaveFrom,
            @Nullable LocalDate leaveUntil,
            @Nullable String exitReason,
            @Nullable String languages) {}

    @Schema(name = "ScimMeta")
    record Meta(String resourceType, Instant created, Instant lastModified, String version, URI location) {}

    static ScimUser of(MirroredPerson person, URI users) {
        var facts = person.facts();
        var schemas = new ArrayList<String>();
        schemas.add(Scim.USER);
        var manager =
                facts.managerId() == null ? null : new Manager(facts.managerId(), location(users, facts.managerId()));
        var enterprise = anyOf(
                        facts.employeeNumber(), facts.organization(), facts.division(), facts.department(), manager)
                ? new Enterprise(
                        facts.employeeNumber(), facts.organization(), facts.division(), facts.department(), manager)
                : null;
        if (enterprise != null) schemas.add(Scim.ENTERPRISE);
        var extension = new Extension(
                facts.grade(),
                facts.site(),
                facts.employmentType(),
                facts.hireDate(),
                facts.plannedEndDate(),
                facts.leaveFrom(),
                facts.leaveUntil(),
                facts.exitReason() == null ? null : Codes.of(facts.exitReason()),
                facts.languages());
        var extended = !extension.equals(new Extension(null, null, null, null, null, null, null, null, null));
        if (extended) schemas.add(Scim.BOTHWAYS);
        return new ScimUser(
                schemas,
                person.id(),
                facts.externalId(),
                facts.userName(),
                anyOf(facts.formattedName(), facts.familyName(), facts.givenName())
                        ? new Name(facts.formattedName(), facts.familyName(), facts.givenName())
                        : null,
                facts.displayName(),
                facts.title(),
                facts.preferredLanguage(),
                facts.locale(),
                facts.timeZone(),
                facts.active(),
                facts.email() == null ? null : List.of(new Email(facts.email(), "work", true)),
                enterprise,
                extended ? extension : null,
                new Meta(
                        "User",
                        person.createdAt(),
                        person.changedAt(),
                        "\"" + person.version() + "\"",
                        location(users, person.id())));
    }

    static URI location(URI users, UUID id) {
        return URI.create(users + "/" + id);
    }

    private static boolean anyOf(@Nullable Object... values) {
        return Stream.of(values).anyMatch(Objects::nonNull);
    }
}
