package io.bothways.profiles.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A conjunction of equalities; the columns come from the list here, only values from outside. */
public record PersonQuery(List<Equality> equalities) {

    /** What may be asked for, and how its column compares. */
    public enum Column {
        ID("id"),
        USER_NAME("lower(facts.userName)"),
        EXTERNAL_ID("facts.externalId"),
        EMPLOYEE_NUMBER("facts.employeeNumber"),
        EMAIL("lower(facts.email)");

        private final String expression;

        Column(String expression) {
            this.expression = expression;
        }

        Object comparable(String value) {
            return switch (this) {
                case ID -> UUID.fromString(value);
                case USER_NAME, EMAIL -> value.toLowerCase(Locale.ROOT);
                case EXTERNAL_ID, EMPLOYEE_NUMBER -> value;
            };
        }
    }

    public record Equality(Column column, String value) {}

    public PersonQuery {
        equalities = List.copyOf(equalities);
    }

    public static PersonQuery everybody() {
        return new PersonQuery(List.of());
    }

    String condition() {
        var conditions = new ArrayList<String>();
        for (int i = 0; i < equalities.size(); i++) {
            conditions.add(" and " + equalities.get(i).column().expression + " = :value" + i);
        }
        return String.join("", conditions);
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < equalities.size(); i++) {
            parameters.put(
                    "value" + i,
                    equalities.get(i).column().comparable(equalities.get(i).value()));
        }
        return parameters;
    }
}
