package io.bothways.profiles.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.profiles.feed.PersonDraft;
import io.bothways.profiles.feed.PersonReference;
import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection;
import io.bothways.profiles.person.facts.PersonAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a SCIM body does to a person, as a list of small assignments: a whole resource (POST, PUT) or
 * the operations of a PATCH in every shape that connectors send. Reading finds wrong shapes at once;
 * applying is a fold that leaves its input untouched.
 */
final class UserEdit implements UnaryOperator<PersonDraft> {
    private static final int MOST_OPERATIONS = 200;

    private enum Verb {
        SET,
        REMOVE
    }

    /** {@code aimed}: the sender named this very path, so not knowing it is an error. */
    private record Assignment(
            Verb verb, ScimPath path, @Nullable JsonNode value, boolean aimed) {}

    private final List<Assignment> assignments;
    private final boolean whole;

    private UserEdit(List<Assignment> assignments, boolean whole) {
        this.assignments = assignments;
        this.whole = whole;
    }

    /** A POST or PUT body: what it does not mention is gone, except {@code active}, which nobody loses by omission. */
    static UserEdit whole(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) throw malformed("the body must be a JSON object");
        demandSchema(body, Scim.USER);
        var assignments = new ArrayList<Assignment>();
        expand(assignments, Verb.SET, null, body, false);
        return new UserEdit(assignments, true);
    }

    static UserEdit patch(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) throw malformed("the body must be a JSON object");
        demandSchema(body, Scim.PATCH_OP);
        var operations = Scim.member(body, "Operations");
        if (operations == null || !operations.isArray() || operations.isEmpty()) {
            throw malformed("Operations must be a list with at least one operation");
        }
        if (operations.size() > MOST_OPERATIONS) throw malformed("more than " + MOST_OPERATIONS + " operations");
        var assignments = new ArrayList<Assignment>();
        for (var operation : operations) read(assignments, operation);
        return new UserEdit(assignments, false);
    }

    private static void demandSchema(JsonNode body, String schema) {
        var schemas = Scim.member(body, "schemas");
        if (schemas == null) return;
        if (!schemas.isArray()) throw malformed("schemas must be a list");
        for (var named : schemas) if (named.asText().equalsIgnoreCase(schema)) return;
        throw malformed("schemas must contain " + schema);
    }

    private static void read(List<Assignment> assignments, JsonNode operation) {
        var op = operation.isObject() ? Scim.member(operation, "op") : null;
        if (op == null || !op.isTextual()) throw malformed("each operation needs an op");
        var verb =
                switch (op.asText().toLowerCase(Locale.ROOT)) {
                    case "add", "replace" -> Verb.SET;
                    case "remove" -> Verb.REMOVE;
                    default -> throw malformed("op must be add, replace or remove");
                };
        var path = Scim.member(operation, "path");
        var value = Scim.member(operation, "value");
        if (path != null && !path.isNull() && !path.asText().isBlank()) {
            expand(assignments, verb, ScimPath.parse(path.asText()), value, true);
        } else if (verb == Verb.REMOVE) {
            throw new Refused(new Rejection(Rejection.Reason.NO_TARGET, "path", "remove needs a path"));
        } else if (value == null || !value.isObject()) {
            throw malformed("an operation without a path needs an object as its value");
        } else {
            expand(assignments, verb, null, value, false);
        }
    }

    /** Takes objects apart into single values; keys may be names, dotted names or whole URN paths. */
    private static void expand(
            List<Assignment> assignments, Verb verb, @Nullable ScimPath path, @Nullable JsonNode value, boolean aimed) {
        if (path == null) {
            for (var field : value == null ? List.<Map.Entry<String, JsonNode>>of() : value.properties()) {
                ScimPath key;
                try {
                    key = ScimPath.parse(field.getKey());
                } catch (Refused e) {
                    continue; // a key that is no path names nothing we know, like any unknown attribute of a body
                }
                expand(assignments, verb, key, field.getValue(), aimed);
            }
            return;
        }
        var container = path.isWholeSchema() || path.is(Scim.USER, "name") && path.part() == null;
        if (container && verb == Verb.SET) {
            if (value == null || !value.isObject()) throw invalid(path, "must be an object");
            for (var field : value.properties()) {
                expand(assignments, verb, path.child(field.getKey()), field.getValue(), false);
            }
            return;
        }
        assignments.add(new Assignment(verb, path, value, aimed));
    }

    @Override
    public PersonDraft apply(PersonDraft before) {
        var draft = before;
        if (whole) {
            draft = PersonDraft.empty().with(PersonAttribute.ACTIVE, before.value(PersonAttribute.ACTIVE));
        }
        for (var assignment : assignments) draft = apply(draft, assignment);
        return draft;
    }

    private static PersonDraft apply(PersonDraft draft, Assignment assignment) {
        var path = assignment.path();
        if (assignment.verb() == Verb.REMOVE && path.is(Scim.USER, "name") && path.part() == null) {
            return draft.with(PersonAttribute.FORMATTED_NAME, null)
                    .with(PersonAttribute.GIVEN_NAME, null)
                    .with(PersonAttribute.FAMILY_NAME, null);
        }
        if (path.is(Scim.USER, "emails")) return email(draft, assignment);
        if (path.is(Scim.ENTERPRISE, "manager")) return manager(draft, assignment);
        var fact = UserAttributes.fact(path);
        if (fact != null) {
            return draft.with(fact, assignment.verb() == Verb.REMOVE ? null : text(path, assignment.value()));
        }
        if (!assignment.aimed() || UserAttributes.isNotKept(path)) return draft;
        if (UserAttributes.isReadOnly(path)) {
            throw new Refused(new Rejection(Rejection.Reason.READ_ONLY, path.name(), path.name() + " is read-only"));
        }
        throw new Refused(new Rejection(Rejection.Reason.INVALID_PATH, "path", "path names no attribute of a User"));
    }

    private static PersonDraft email(PersonDraft draft, Assignment assignment) {
        var path = assignment.path();
        var value = assignment.value();
        if (assignment.verb() == Verb.REMOVE) {
            var current = draft.value(PersonAttribute.EMAIL);
            var meant = path.choice() == null || WorkAddress.names(path.choice(), current);
            return meant && (path.part() == null || path.part().equals("value"))
                    ? draft.with(PersonAttribute.EMAIL, null)
                    : draft;
        }
        if (path.choice() != null && !WorkAddress.isChosen(path.choice())) return draft;
        if (path.part() != null) {
            return path.part().equals("value") ? draft.with(PersonAttribute.EMAIL, text(path, value)) : draft;
        }
        if (value == null || value.isNull()) return draft.with(PersonAttribute.EMAIL, null);
        var address = path.choice() == null || value.isArray() ? WorkAddress.of(value) : Scim.member(value, "value");
        return address == null && path.choice() != null
                ? draft
                : draft.with(PersonAttribute.EMAIL, text(path, address));
    }

    private static PersonDraft manager(PersonDraft draft, Assignment assignment) {
        var path = assignment.path();
        if (path.part() != null && !path.part().equals("value")) return draft;
        if (assignment.verb() == Verb.REMOVE) return draft.withManager(null);
        var text = text(path, assignment.value());
        if (text == null || text.isBlank()) return draft.withManager(null);
        if (text.startsWith("bulkId:")) return draft.withManager(new PersonReference.ByBulkId(text.substring(7)));
        try {
            return draft.withManager(new PersonReference.ById(UUID.fromString(text.strip())));
        } catch (IllegalArgumentException e) {
            throw new Refused(new Rejection(
                    Rejection.Reason.UNKNOWN_MANAGER, "manager", "manager.value must be the id of a User"));
        }
    }

    /** A single value; some connectors wrap it as {@code [{"value": …}]}. */
    private static @Nullable String text(ScimPath path, @Nullable JsonNode value) {
        if (value == null || value.isNull()) return null;
        if (value.isArray()) {
            if (value.isEmpty()) return null;
            if (value.size() == 1) return text(path, value.get(0));
            throw invalid(path, "has a single value");
        }
        if (value.isObject()) {
            var inner = Scim.member(value, "value");
            if (value.isEmpty() || inner != null && inner.isNull()) return null;
            if (inner == null || inner.isContainerNode()) throw invalid(path, "has a single value");
            return inner.asText();
        }
        return value.asText();
    }

    private static Refused invalid(ScimPath path, String rule) {
        var name = path.name().isEmpty() ? path.schema() : path.name();
        return new Refused(new Rejection(Rejection.Reason.INVALID_VALUE, name, name + " " + rule));
    }

    private static Refused malformed(String message) {
        return new Refused(Rejection.of(Rejection.Reason.MALFORMED, message));
    }
}
