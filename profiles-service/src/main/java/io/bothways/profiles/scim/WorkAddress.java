package io.bothways.profiles.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Of somebody's mail addresses only the one for work is kept; others are private and not ours to
 * hold. Of elements that name no type, the primary or else the first one counts as it.
 */
final class WorkAddress {
    private WorkAddress() {}

    /** Whether a choice such as {@code type eq "work"} means the address that is kept. */
    static boolean isChosen(String choice) {
        for (var comparison : ScimFilter.comparisons(choice)) {
            if (comparison.path().equalsIgnoreCase("type")
                    && !comparison.value().equalsIgnoreCase("work")) return false;
        }
        return true;
    }

    static @Nullable JsonNode of(JsonNode emails) {
        if (!emails.isArray()) return emails.isObject() ? Scim.member(emails, "value") : emails;
        var ofType = StreamSupport.stream(emails.spliterator(), false)
                .filter(email -> isOfType(email, "work"))
                .findFirst();
        if (ofType.isPresent()) return Scim.member(ofType.get(), "value");
        JsonNode first = null;
        for (var email : emails) {
            var type = email.isObject() ? Scim.member(email, "type") : null;
            if (type != null && !type.isNull()) continue;
            if (first == null || isPrimary(email)) first = email;
        }
        if (first == null) return null;
        return first.isObject() ? Scim.member(first, "value") : first;
    }

    private static boolean isOfType(JsonNode email, String wanted) {
        if (!email.isObject()) return false;
        var type = Scim.member(email, "type");
        return type != null && type.asText().equalsIgnoreCase(wanted);
    }

    private static boolean isPrimary(JsonNode email) {
        var primary = email.isObject() ? Scim.member(email, "primary") : null;
        return primary != null && primary.asText().equalsIgnoreCase("true");
    }

    /** Whether a choice that names a value names this one; a broken choice is the sender's fault. */
    static boolean names(String choice, @Nullable String current) {
        for (var comparison : ScimFilter.comparisons(choice)) {
            if (comparison.path().equalsIgnoreCase("value")
                    && !comparison.value().equalsIgnoreCase(current)) return false;
        }
        return isChosen(choice);
    }
}
