package io.bothways.profiles.scim;

import io.bothways.profiles.person.facts.PersonAttribute;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which attribute of SCIM is which fact of ours; the one list behind reading, PATCH and discovery. */
final class UserAttributes {
    static final Map<String, PersonAttribute> CORE = Map.ofEntries(
            Map.entry("userName", PersonAttribute.USER_NAME),
            Map.entry("externalId", PersonAttribute.EXTERNAL_ID),
            Map.entry("name.formatted", PersonAttribute.FORMATTED_NAME),
            Map.entry("name.givenName", PersonAttribute.GIVEN_NAME),
            Map.entry("name.familyName", PersonAttribute.FAMILY_NAME),
            Map.entry("displayName", PersonAttribute.DISPLAY_NAME),
            Map.entry("emails.value", PersonAttribute.EMAIL),
            Map.entry("title", PersonAttribute.TITLE),
            Map.entry("locale", PersonAttribute.LOCALE),
            Map.entry("preferredLanguage", PersonAttribute.PREFERRED_LANGUAGE),
            Map.entry("timezone", PersonAttribute.TIME_ZONE),
            Map.entry("active", PersonAttribute.ACTIVE));

    static final Map<String, PersonAttribute> ENTERPRISE = Map.of(
            "employeeNumber", PersonAttribute.EMPLOYEE_NUMBER,
            "organization", PersonAttribute.ORGANIZATION,
            "division", PersonAttribute.DIVISION,
            "department", PersonAttribute.DEPARTMENT);

    static final Map<String, PersonAttribute> BOTHWAYS = Map.of(
            "grade", PersonAttribute.GRADE,
            "site", PersonAttribute.SITE,
            "employmentType", PersonAttribute.EMPLOYMENT_TYPE,
            "hireDate", PersonAttribute.HIRE_DATE,
            "plannedEndDate", PersonAttribute.PLANNED_END_DATE,
            "leaveFrom", PersonAttribute.LEAVE_FROM,
            "leaveUntil", PersonAttribute.LEAVE_UNTIL,
            "exitReason", PersonAttribute.EXIT_REASON,
            "languages", PersonAttribute.LANGUAGES);

    /** Parts of the standard that connectors send and we do not want to hold: taken and dropped. */
    private static final Set<String> NOT_KEPT = Set.of(
            "schemas",
            "password",
            "nickname",
            "profileurl",
            "usertype",
            "phonenumbers",
            "ims",
            "photos",
            "addresses",
            "entitlements",
            "roles",
            "x509certificates",
            "name",
            "emails",
            "costcenter",
            "performanceband",
            "engagementband");

    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "meta",
            "groups",
            "participation",
            "partnershipslive",
            "hourstaught",
            "hourslearned",
            "goalsachieved",
            "skillstaught",
            "skillslearned");

    private static final Map<String, PersonAttribute> BY_PATH = new HashMap<>();

    static {
        add(Scim.USER, CORE);
        add(Scim.ENTERPRISE, ENTERPRISE);
        add(Scim.BOTHWAYS, BOTHWAYS);
    }

    private UserAttributes() {}

    private static void add(String schema, Map<String, PersonAttribute> attributes) {
        attributes.forEach((name, fact) -> BY_PATH.put(key(schema, name), fact));
    }

    private static String key(String schema, String name) {
        return (schema + ":" + name).toLowerCase(Locale.ROOT);
    }

    static @Nullable PersonAttribute fact(ScimPath path) {
        return BY_PATH.get(key(path.schema(), path.name()));
    }

    static boolean isReadOnly(ScimPath path) {
        return READ_ONLY.contains(path.attribute());
    }

    static boolean isNotKept(ScimPath path) {
        return NOT_KEPT.contains(path.attribute());
    }
}
