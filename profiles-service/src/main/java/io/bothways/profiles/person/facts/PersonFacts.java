package io.bothways.profiles.person.facts;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the HRIS says about a person, made uniform on the way in, so that two equal records mean
 * that nothing changed: no event, no new version.
 */
@Embeddable
public record PersonFacts(
        String userName,
        @Nullable String externalId,
        @Nullable String employeeNumber,
        @Nullable String formattedName,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String title,
        @Nullable String locale,
        @Nullable String preferredLanguage,
        @Nullable String timeZone,
        boolean active,
        @Nullable String organization,
        @Nullable String division,
        @Nullable String department,
        @Nullable UUID managerId,
        @Nullable Integer grade,
        @Nullable String site,
        @Nullable String employmentType,
        @Nullable LocalDate hireDate,
        @Nullable LocalDate plannedEndDate,
        @Nullable LocalDate leaveFrom,
        @Nullable LocalDate leaveUntil,
        @Enumerated(EnumType.STRING) @Nullable ExitReason exitReason,
        @Nullable String languages) {

    private static final int HIGHEST_GRADE = 100;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");

    /** Reads values as they were sent; absent means unknown, and only the user name is demanded. */
    public static PersonFacts of(Map<PersonAttribute, String> sent, @Nullable UUID managerId) {
        var values = new EnumMap<PersonAttribute, String>(PersonAttribute.class);
        sent.forEach((attribute, value) -> {
            var uniform = uniform(attribute, value);
            if (uniform != null) values.put(attribute, uniform);
        });
        var userName = values.get(PersonAttribute.USER_NAME);
        if (userName == null) {
            throw new InvalidAttribute(PersonAttribute.USER_NAME, true, "userName is required");
        }
        var grade = values.get(PersonAttribute.GRADE);
        var reason = values.get(PersonAttribute.EXIT_REASON);
        return new PersonFacts(
                userName,
                values.get(PersonAttribute.EXTERNAL_ID),
                values.get(PersonAttribute.EMPLOYEE_NUMBER),
                values.get(PersonAttribute.FORMATTED_NAME),
                values.get(PersonAttribute.GIVEN_NAME),
                values.get(PersonAttribute.FAMILY_NAME),
                values.get(PersonAttribute.DISPLAY_NAME),
                values.get(PersonAttribute.EMAIL),
                values.get(PersonAttribute.TITLE),
                values.get(PersonAttribute.LOCALE),
                values.get(PersonAttribute.PREFERRED_LANGUAGE),
                values.get(PersonAttribute.TIME_ZONE),
                !"false".equals(values.get(PersonAttribute.ACTIVE)),
                values.get(PersonAttribute.ORGANIZATION),
                values.get(PersonAttribute.DIVISION),
                values.get(PersonAttribute.DEPARTMENT),
                managerId,
                grade == null ? null : Integer.valueOf(grade),
                values.get(PersonAttribute.SITE),
                values.get(PersonAttribute.EMPLOYMENT_TYPE),
                date(values, PersonAttribute.HIRE_DATE),
                date(values, PersonAttribute.PLANNED_END_DATE),
                date(values, PersonAttribute.LEAVE_FROM),
                date(values, PersonAttribute.LEAVE_UNTIL),
                reason == null ? null : ExitReason.of(reason).orElseThrow(),
                values.get(PersonAttribute.LANGUAGES));
    }

    /** The facts as they would be sent; {@link #of} of it gives these facts again. */
    public Map<PersonAttribute, String> values() {
        var values = new EnumMap<PersonAttribute, String>(PersonAttribute.class);
        values.put(PersonAttribute.USER_NAME, userName);
        put(values, PersonAttribute.EXTERNAL_ID, externalId);
        put(values, PersonAttribute.EMPLOYEE_NUMBER, employeeNumber);
        put(values, PersonAttribute.FORMATTED_NAME, formattedName);
        put(values, PersonAttribute.GIVEN_NAME, givenName);
        put(values, PersonAttribute.FAMILY_NAME, familyName);
        put(values, PersonAttribute.DISPLAY_NAME, displayName);
        put(values, PersonAttribute.EMAIL, email);
        put(values, PersonAttribute.TITLE, title);
        put(values, PersonAttribute.LOCALE, locale);
        put(values, PersonAttribute.PREFERRED_LANGUAGE, preferredLanguage);
        put(values, PersonAttribute.TIME_ZONE, timeZone);
        put(values, PersonAttribute.ACTIVE, active);
        put(values, PersonAttribute.ORGANIZATION, organization);
        put(values, PersonAttribute.DIVISION, division);
        put(values, PersonAttribute.DEPARTMENT, department);
        put(values, PersonAttribute.GRADE, grade);
        put(values, PersonAttribute.SITE, site);
        put(values, PersonAttribute.EMPLOYMENT_TYPE, employmentType);
        put(values, PersonAttribute.HIRE_DATE, hireDate);
        put(values, PersonAttribute.PLANNED_END_DATE, plannedEndDate);
        put(values, PersonAttribute.LEAVE_FROM, leaveFrom);
        put(values, PersonAttribute.LEAVE_UNTIL, leaveUntil);
        put(values, PersonAttribute.EXIT_REASON, exitReason == null ? null : exitReason.code());
        put(values, PersonAttribute.LANGUAGES, languages);
        return values;
    }

    /** Where the person works, from the widest to the narrowest unit that is known. */
    public List<String> unit() {
        return Stream.of(organization, division, department)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The name colleagues see; the user name only when the HRIS gives no other. */
    public String shownName() {
        if (displayName != null) return displayName;
        if (formattedName != null) return formattedName;
        var name = Stream.of(givenName, familyName).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return name.isEmpty() ? userName : name;
    }

    private static void put(Map<PersonAttribute, String> values, PersonAttribute attribute, @Nullable Object value) {
        if (value != null) values.put(attribute, value.toString());
    }

    private static @Nullable LocalDate date(Map<PersonAttribute, String> values, PersonAttribute attribute) {
        var value = values.get(attribute);
        return value == null ? null : LocalDate.parse(value);
    }

    /** The value as it would be kept, for looking its owner up; empty when it can be nobody's. */
    public static Optional<String> key(PersonAttribute attribute, @Nullable String sent) {
        try {
            return Optional.ofNullable(sent == null ? null : uniform(attribute, sent));
        } catch (InvalidAttribute e) {
            return Optional.empty();
        }
    }

    /** One spelling for what reads the same: without surrounding blanks, its code points composed. */
    public static String spelling(String sent) {
        return Normalizer.normalize(sent.strip(), Normalizer.Form.NFC);
    }

    private static @Nullable String uniform(PersonAttribute attribute, String sent) {
        var value = spelling(sent);
        if (value.isEmpty()) return null;
        if (value.length() > attribute.maxLength()) {
            throw invalid(attribute, "must have at most " + attribute.maxLength() + " characters");
        }
        if (value.chars()
                .anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c) && isLone(value))) {
            throw invalid(attribute, "must not contain control characters");
        }
        return switch (attribute.kind()) {
            case TEXT -> value;
            case EMAIL -> matching(attribute, value, EMAIL.asMatchPredicate(), "must be a mail address");
            case LANGUAGE ->
                matching(attribute, value, LANGUAGE.asMatchPredicate(), "must be a language tag such as en or en-GB");
            case LANGUAGES ->
                Arrays.stream(value.split("[,;]", -1))
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .map(tag -> matching(
                                attribute, tag, LANGUAGE.asMatchPredicate(), "must be language tags parted by commas"))
                        .distinct()
                        .collect(Collectors.joining(","));
            case TIME_ZONE -> zone(attribute, value);
            case FLAG -> flag(attribute, value);
            case NUMBER -> grade(attribute, value);
            case DATE -> day(attribute, value);
            case EXIT_REASON ->
                ExitReason.of(value)
                        .orElseThrow(() ->
                                invalid(attribute, "must be one of voluntary, involuntary, retirement, other, unknown"))
                        .code();
        };
    }

    private static boolean isLone(String value) {
        return !new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(value);
    }

    private static String matching(PersonAttribute attribute, String value, Predicate<String> rule, String message) {
        if (!rule.test(value)) throw invalid(attribute, message);
        return value;
    }

    private static String zone(PersonAttribute attribute, String value) {
        try {
            return ZoneId.of(value).getId();
        } catch (DateTimeException e) {
            throw invalid(attribute, "must be a time zone such as Europe/Paris");
        }
    }

    private static String flag(PersonAttribute attribute, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> "true";
            case "false", "0", "no" -> "false";
            default -> throw invalid(attribute, "must be true or false");
        };
    }

    private static String grade(PersonAttribute attribute, String value) {
        try {
            var number = Integer.parseInt(value);
            if (number >= 1 && number <= HIGHEST_GRADE) return Integer.toString(number);
        } catch (NumberFormatException e) {
            // falls through to the one message for text, fractions and numbers out of range
        }
        throw invalid(attribute, "must be a whole number from 1 to " + HIGHEST_GRADE);
    }

    /** Some connectors send an instant where a day is meant: the day counts. */
    private static String day(PersonAttribute attribute, String value) {
        try {
            var day = LocalDate.parse(value.length() > 10 && value.charAt(10) == 'T' ? value.substring(0, 10) : value);
            if (!day.isBefore(EARLIEST) && day.isBefore(LATEST)) return day.toString();
        } catch (DateTimeException e) {
            // falls through to the one message for all that is no sensible day
        }
        throw invalid(attribute, "must be a day such as 2026-03-31");
    }

    private static InvalidAttribute invalid(PersonAttribute attribute, String rule) {
        return new InvalidAttribute(attribute, false, attribute.label() + " " + rule);
    }
}
