package io.bothways.profiles.person.facts;

import java.util.Locale;

/**
 * What is kept of a person, by the name that error messages and reports use. Age, gender, marital
 * status and pay are missing on purpose: what is not here has no column and cannot be stored.
 */
public enum PersonAttribute {
    USER_NAME("userName", Kind.TEXT, 200),
    EXTERNAL_ID("externalId", Kind.TEXT, 200),
    EMPLOYEE_NUMBER("employeeNumber", Kind.TEXT, 100),
    FORMATTED_NAME("formattedName", Kind.TEXT, 200),
    GIVEN_NAME("givenName", Kind.TEXT, 100),
    FAMILY_NAME("familyName", Kind.TEXT, 100),
    DISPLAY_NAME("displayName", Kind.TEXT, 200),
    EMAIL("email", Kind.EMAIL, 254),
    TITLE("title", Kind.TEXT, 200),
    LOCALE("locale", Kind.LANGUAGE, 35),
    PREFERRED_LANGUAGE("preferredLanguage", Kind.LANGUAGE, 35),
    TIME_ZONE("timeZone", Kind.TIME_ZONE, 64),
    ACTIVE("active", Kind.FLAG, 5),
    ORGANIZATION("organization", Kind.TEXT, 200),
    DIVISION("division", Kind.TEXT, 200),
    DEPARTMENT("department", Kind.TEXT, 200),
    GRADE("grade", Kind.NUMBER, 3),
    SITE("site", Kind.TEXT, 100),
    EMPLOYMENT_TYPE("employmentType", Kind.TEXT, 50),
    HIRE_DATE("hireDate", Kind.DATE, 35),
    PLANNED_END_DATE("plannedEndDate", Kind.DATE, 35),
    LEAVE_FROM("leaveFrom", Kind.DATE, 35),
    LEAVE_UNTIL("leaveUntil", Kind.DATE, 35),
    EXIT_REASON("exitReason", Kind.EXIT_REASON, 20),
    LANGUAGES("languages", Kind.LANGUAGES, 200);

    /** How a value is read and made uniform, so that the same fact sent twice is the same value. */
    enum Kind {
        TEXT,
        EMAIL,
        LANGUAGE,
        LANGUAGES,
        TIME_ZONE,
        FLAG,
        NUMBER,
        DATE,
        EXIT_REASON
    }

    private final String label;
    private final Kind kind;
    private final int maxLength;

    PersonAttribute(String label, Kind kind, int maxLength) {
        this.label = label;
        this.kind = kind;
        this.maxLength = maxLength;
    }

    public String label() {
        return label;
    }

    public int maxLength() {
        return maxLength;
    }

    public boolean isFlag() {
        return kind == Kind.FLAG;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    Kind kind() {
        return kind;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
