package io.bothways.profiles.peopleimport;

import io.bothways.profiles.csv.CsvRow;
import io.bothways.profiles.feed.FeedOperation;
import io.bothways.profiles.feed.FeedOperation.Unreadable;
import io.bothways.profiles.feed.FeedOperation.Upsert;
import io.bothways.profiles.feed.PersonDraft;
import io.bothways.profiles.feed.PersonReference.ByEmployeeNumber;
import io.bothways.profiles.feed.Rejection;
import io.bothways.profiles.feed.Rejection.Reason;
import io.bothways.profiles.person.facts.PersonAttribute;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which column is which fact. A column that the file has not leaves the fact alone; an empty cell
 * clears it. Columns we do not know are not read: an export with more in it may be sent as it is.
 */
final class PersonColumns {
    static final String KEY = PersonAttribute.EMPLOYEE_NUMBER.label();
    static final String MANAGER = "managerEmployeeNumber";
    static final Set<String> REQUIRED = Set.of(KEY, PersonAttribute.USER_NAME.label());

    private PersonColumns() {}

    static FeedOperation operation(CsvRow row, Set<String> columns) {
        var number = row.value(KEY);
        if (row.shape() == CsvRow.Shape.BROKEN_QUOTES) {
            return refused(Reason.MALFORMED, null, "a quote is never closed; nothing from here on could be read");
        }
        if (!row.isWellFormed())
            return refused(Reason.MALFORMED, null, "the row has more or fewer columns than the header");
        if (number.isEmpty()) return refused(Reason.MISSING_VALUE, KEY, "employeeNumber is required");
        return new Upsert(number, edit(row, columns));
    }

    private static UnaryOperator<PersonDraft> edit(CsvRow row, Set<String> columns) {
        return before -> {
            var draft = before;
            for (var attribute : PersonAttribute.values()) {
                if (columns.contains(attribute.label())) draft = draft.with(attribute, row.value(attribute.label()));
            }
            if (!columns.contains(MANAGER)) return draft;
            var manager = row.value(MANAGER);
            return draft.withManager(manager.isEmpty() ? null : new ByEmployeeNumber(manager));
        };
    }

    private static Unreadable refused(Reason reason, @Nullable String column, String message) {
        return new Unreadable(new Rejection(reason, column, message));
    }
}
