package io.bothways.profiles.feed;

import io.bothways.profiles.person.facts.PersonAttribute;
import io.bothways.profiles.person.facts.PersonFacts;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about one person, as text and not yet judged. Immutable: an operation that turns
 * out to be refused leaves nothing behind.
 */
public record PersonDraft(
        Map<PersonAttribute, String> values, @Nullable PersonReference manager) {

    public PersonDraft {
        values = Map.copyOf(values);
    }

    public static PersonDraft empty() {
        return new PersonDraft(Map.of(), null);
    }

    public static PersonDraft of(PersonFacts facts) {
        return new PersonDraft(
                facts.values(), facts.managerId() == null ? null : new PersonReference.ById(facts.managerId()));
    }

    public PersonDraft with(PersonAttribute attribute, @Nullable String value) {
        var changed = new EnumMap<PersonAttribute, String>(PersonAttribute.class);
        changed.putAll(values);
        if (value == null || value.isBlank()) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value);
        }
        return new PersonDraft(changed, manager);
    }

    public PersonDraft withManager(@Nullable PersonReference newManager) {
        return new PersonDraft(values, newManager);
    }

    public @Nullable String value(PersonAttribute attribute) {
        return values.get(attribute);
    }

    PersonFacts facts(Function<PersonReference, UUID> resolve) {
        return PersonFacts.of(values, manager == null ? null : resolve.apply(manager));
    }
}
