package io.bothways.platform.access;

import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asking. Nobody outside HTTP and on anonymous operations: then there are no roles and no person. */
@RequestScoped
public class Caller {

    private @Nullable Login login;
    private @Nullable KnownPerson person;

    void is(Login login, @Nullable KnownPerson person) {
        this.login = login;
        this.person = person;
    }

    public boolean isKnown() {
        return login != null;
    }

    public Set<Role> roles() {
        return login == null ? Set.of() : login.roles();
    }

    public boolean has(Role role) {
        return roles().contains(role);
    }

    /** The subject of the token. Never log it, never put it into an event: use {@link #loginKey()}. */
    public String subject() {
        return authenticated().subject();
    }

    /** The hash by which other services know this login. */
    public String loginKey() {
        return authenticated().loginKey();
    }

    /** The person who calls; 403 when the token is not of a person known here. */
    public UUID person() {
        return personIfKnown().orElseThrow(StandardProblem.FORBIDDEN::plain);
    }

    public Optional<UUID> personIfKnown() {
        return Optional.ofNullable(person).map(KnownPerson::id);
    }

    private Login authenticated() {
        if (login == null) {
            throw StandardProblem.UNAUTHENTICATED.plain();
        }
        return login;
    }
}
