package io.bothways.profiles.person;

import io.bothways.profiles.person.facts.PersonFacts;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what people are looked up: all that a feed mentions, so that one read per kind of key is enough. */
public record PersonKeys(Set<UUID> ids, Set<String> userNames, Set<String> externalIds, Set<String> employeeNumbers) {

    public static PersonKeys none() {
        return new PersonKeys(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    public static PersonKeys ofIds(Collection<UUID> ids) {
        var keys = none();
        keys.ids.addAll(ids);
        return keys;
    }

    public PersonKeys userName(@Nullable String userName) {
        if (userName != null) userNames.add(userName.toLowerCase(Locale.ROOT));
        return this;
    }

    public PersonKeys externalId(@Nullable String externalId) {
        if (externalId != null) externalIds.add(externalId);
        return this;
    }

    public PersonKeys employeeNumber(@Nullable String employeeNumber) {
        if (employeeNumber != null) employeeNumbers.add(employeeNumber);
        return this;
    }

    public PersonKeys id(UUID id) {
        ids.add(id);
        return this;
    }

    public PersonKeys of(PersonFacts facts) {
        return userName(facts.userName()).externalId(facts.externalId()).employeeNumber(facts.employeeNumber());
    }
}
