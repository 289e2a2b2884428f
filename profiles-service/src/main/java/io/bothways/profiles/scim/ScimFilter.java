package io.bothways.profiles.scim;

import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection;
import io.bothways.profiles.person.PersonQuery;
import io.bothways.profiles.person.PersonQuery.Column;
import io.bothways.profiles.person.PersonQuery.Equality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filters that identity providers really send: equalities joined by {@code and}. Everything else
 * is refused by name, never half understood. Time and memory are linear in the length, which is
 * bounded.
 */
final class ScimFilter {
    private static final int LONGEST = 1_000;
    private static final int MOST_EQUALITIES = 10;
    private static final String NOBODY = new UUID(0, 0).toString();
    private static final Pattern EQUALITY =
            Pattern.compile("\\s*+([A-Za-z][\\w:.$-]*+(?:\\[[^\\[\\]]*+])?+(?:\\.\\w++)?+)\\s++(\\w++)\\s++"
                    + "(\"(?:[^\"\\\\]|\\\\.)*+\"|[\\w.+-]++)\\s*+");
    private static final Pattern AND = Pattern.compile("and\\s++", Pattern.CASE_INSENSITIVE);

    private ScimFilter() {}

    /** One comparison, before anyone asks which attributes may be compared. */
    record Comparison(String path, String value) {}

    static PersonQuery people(String filter) {
        var equalities = new ArrayList<Equality>();
        for (var comparison : comparisons(filter)) equalities.add(equality(comparison));
        return new PersonQuery(equalities);
    }

    /** The comparisons of a filter such as {@code type eq "work" and primary eq true}. */
    static List<Comparison> comparisons(String filter) {
        if (filter.length() > LONGEST) throw invalid("filter is longer than " + LONGEST + " characters");
        var comparisons = new ArrayList<Comparison>();
        var matcher = EQUALITY.matcher(filter);
        int at = 0;
        while (true) {
            if (!matcher.region(at, filter.length()).lookingAt()) {
                throw invalid("filter must be made of: attribute eq \"value\", joined by and");
            }
            if (!matcher.group(2).equalsIgnoreCase("eq")) throw invalid("eq is the only comparison supported here");
            comparisons.add(new Comparison(matcher.group(1), unquoted(matcher)));
            if (comparisons.size() > MOST_EQUALITIES) throw invalid("filter has too many comparisons");
            at = matcher.end();
            if (at == filter.length()) return comparisons;
            var and = AND.matcher(filter).region(at, filter.length());
            if (!and.lookingAt()) throw invalid("and is the only connection supported here");
            at = and.end();
        }
    }

    private static Equality equality(Comparison comparison) {
        ScimPath path;
        try {
            path = ScimPath.parse(comparison.path());
        } catch (Refused e) {
            throw invalid("filter names no attribute");
        }
        var value = comparison.value();
        if (path.is(Scim.USER, "id") && path.part() == null) return new Equality(Column.ID, id(value));
        if (path.is(Scim.USER, "username")) return new Equality(Column.USER_NAME, value);
        if (path.is(Scim.USER, "externalid")) return new Equality(Column.EXTERNAL_ID, value);
        if (path.is(Scim.ENTERPRISE, "employeenumber")) return new Equality(Column.EMPLOYEE_NUMBER, value);
        if (path.is(Scim.USER, "emails") && (path.part() == null || path.part().equals("value"))) {
            var work = path.choice() == null || WorkAddress.isChosen(path.choice());
            return work ? new Equality(Column.EMAIL, value) : new Equality(Column.ID, NOBODY);
        }
        throw invalid("filter is supported on id, userName, externalId, emails and employeeNumber");
    }

    private static String id(String value) {
        try {
            return UUID.fromString(value).toString();
        } catch (IllegalArgumentException e) {
            return NOBODY;
        }
    }

    private static String unquoted(Matcher matcher) {
        var value = matcher.group(3);
        if (value.charAt(0) != '"') return value.toLowerCase(Locale.ROOT);
        var text = value.substring(1, value.length() - 1);
        if (text.indexOf('\0') >= 0) throw invalid("filter contains characters that are not text");
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static Refused invalid(String message) {
        return new Refused(new Rejection(Rejection.Reason.INVALID_FILTER, "filter", message));
    }
}
