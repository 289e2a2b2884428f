package io.bothways.profiles.feed;

import io.bothways.profiles.person.facts.PersonFacts;
import java.util.UUID;

/** How a feed points at a person: by our id, by its own name for a record of the same feed, or by employee number. */
public sealed interface PersonReference {
    record ById(UUID id) implements PersonReference {}

    record ByBulkId(String bulkId) implements PersonReference {}

    record ByEmployeeNumber(String employeeNumber) implements PersonReference {
        public ByEmployeeNumber {
            employeeNumber = PersonFacts.spelling(employeeNumber);
        }
    }
}
