package io.bothways.profiles.scim;

import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation aims: a schema (the core one unless the path begins with a URN), an attribute,
 * perhaps a choice among its elements, perhaps a part of it. Names are held in lower case, because
 * they are case-insensitive.
 */
record ScimPath(
        String schema,
        String attribute,
        @Nullable String choice,
        @Nullable String part) {
    private static final int LONGEST = 500;
    private static final List<String> SCHEMAS = List.of(Scim.ENTERPRISE, Scim.BOTHWAYS, Scim.USER);
    private static final Pattern LOCAL =
            Pattern.compile("([A-Za-z$][\\w$-]*+)(?:\\[([^\\[\\]]*+)])?+(?:\\.([A-Za-z$][\\w$-]*+))?+");

    static ScimPath parse(String text) {
        var path = text.strip();
        if (path.length() > LONGEST) throw invalid();
        for (var schema : SCHEMAS) {
            if (!path.regionMatches(true, 0, schema, 0, schema.length())) continue;
            var rest = path.substring(schema.length());
            if (rest.isEmpty()) return new ScimPath(schema, "", null, null);
            if (rest.charAt(0) == ':' || rest.charAt(0) == '.') return local(schema, rest.substring(1));
        }
        if (path.regionMatches(true, 0, "urn:", 0, 4)) {
            // a schema that is not ours: an attribute that nothing knows
            return new ScimPath("urn:", path.toLowerCase(Locale.ROOT), null, null);
        }
        return local(Scim.USER, path);
    }

    /** The part of a complex attribute, as it appears under that attribute in a value. */
    ScimPath child(String name) {
        if (attribute.isEmpty()) return local(schema, name);
        return new ScimPath(schema, attribute, choice, name.toLowerCase(Locale.ROOT));
    }

    boolean isWholeSchema() {
        return attribute.isEmpty();
    }

    /** {@code attribute.part}, without the choice. */
    String name() {
        return part == null ? attribute : attribute + "." + part;
    }

    boolean is(String wantedSchema, String wantedAttribute) {
        return schema.equals(wantedSchema) && attribute.equals(wantedAttribute);
    }

    private static ScimPath local(String schema, String text) {
        var match = LOCAL.matcher(text);
        if (!match.matches()) throw invalid();
        var part = match.group(3);
        return new ScimPath(
                schema,
                match.group(1).toLowerCase(Locale.ROOT),
                match.group(2),
                part == null ? null : part.toLowerCase(Locale.ROOT));
    }

    private static Refused invalid() {
        return new Refused(new Rejection(Rejection.Reason.INVALID_PATH, "path", "path is no attribute path"));
    }
}
