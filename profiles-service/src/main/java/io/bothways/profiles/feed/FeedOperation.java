package io.bothways.profiles.feed;

import io.bothways.profiles.person.facts.PersonFacts;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One wish of a feed. Reading it has already succeeded or is already refused; judging it comes later. */
public sealed interface FeedOperation {
    /** A new person, or one whom the HRIS had deleted and creates again. */
    record Create(@Nullable String bulkId, PersonDraft draft) implements FeedOperation {}

    /** Changes a person whom the feed knows; refused when {@code ifMatch} names another version. */
    record Change(
            PersonReference target,
            UnaryOperator<PersonDraft> edit,
            @Nullable String ifMatch) implements FeedOperation {}

    /** The HRIS deletes the record: the person has left and is hidden from its reads. */
    record Remove(PersonReference target, @Nullable String ifMatch) implements FeedOperation {}

    /** By employee number, creating where nobody has it; the sender sees to it that no number comes twice. */
    record Upsert(String employeeNumber, UnaryOperator<PersonDraft> edit) implements FeedOperation {
        public Upsert {
            employeeNumber = PersonFacts.spelling(employeeNumber);
        }
    }

    /** Could not be read, or was refused before, but keeps its place in the answer. */
    record Unreadable(Rejection rejection) implements FeedOperation {}
}
