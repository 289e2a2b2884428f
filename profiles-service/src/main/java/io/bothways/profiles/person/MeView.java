package io.bothways.profiles.person;

import io.bothways.platform.access.Role;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller as we know them. */
record MeView(
        UUID id,
        String displayName,
        List<String> unit,
        @Nullable UUID managerId,
        @Nullable String timeZone,
        @Nullable String locale,
        String status,
        List<String> roles) {

    static MeView of(MirroredPerson person, Set<Role> roles) {
        var facts = person.facts();
        return new MeView(
                person.id(),
                facts.shownName(),
                facts.unit(),
                facts.managerId(),
                facts.timeZone(),
                facts.locale(),
                person.state().code(),
                roles.stream().map(Role::claim).sorted().toList());
    }
}
