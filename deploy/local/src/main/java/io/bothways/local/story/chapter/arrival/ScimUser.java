package io.bothways.local.story.chapter.arrival;

import io.bothways.local.story.organisation.Employee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person as the story's HRIS connector writes them: SCIM core, enterprise extension, ours. */
public final class ScimUser {
    static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String OURS = "urn:ietf:params:scim:schemas:extension:bothways:2.0:User";
    static final String EMPLOYMENT_TYPE = "employee";
    static final String LOCALE = "en";

    private ScimUser() {}

    /** The manager is a SCIM id, or a bulkId reference inside one bulk. */
    public static Map<String, Object> of(Employee person, Optional<String> manager) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("schemas", List.of(CORE, ENTERPRISE, OURS));
        user.put("userName", person.userName());
        user.put("externalId", person.number());
        user.put("name", Map.of("givenName", person.givenName(), "familyName", person.familyName()));
        user.put("displayName", person.displayName());
        user.put("title", person.title());
        user.put("timezone", person.timeZone());
        user.put("locale", LOCALE);
        user.put("active", true);
        Map<String, Object> enterprise = new LinkedHashMap<>();
        enterprise.put("employeeNumber", person.number());
        enterprise.put("division", person.division());
        enterprise.put("department", person.department());
        manager.ifPresent(value -> enterprise.put("manager", Map.of("value", value)));
        user.put(ENTERPRISE, enterprise);
        user.put(
                OURS,
                Map.of(
                        "grade", person.grade(),
                        "site", person.site(),
                        "employmentType", EMPLOYMENT_TYPE,
                        "hireDate", person.hireDate().toString()));
        return user;
    }
}
