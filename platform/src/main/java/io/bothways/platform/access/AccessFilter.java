package io.bothways.platform.access;

import io.bothways.platform.problem.StandardProblem;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request through to its method only if {@link Access} says so. */
class AccessFilter {

    private final Caller caller;
    private final Logins logins;
    private final People people;
    private final MeterRegistry meters;

    AccessFilter(Caller caller, Logins logins, People people, MeterRegistry meters) {
        this.caller = caller;
        this.logins = logins;
        this.people = people;
        this.meters = meters;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void admit(ContainerRequestContext request, ResourceInfo resource) {
        @Nullable Access access = resource.getResourceMethod().getAnnotation(Access.class);
        if (access != null && access.anonymous()) {
            return;
        }
        @Nullable List<String> authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (authorization == null || authorization.size() != 1) {
            throw StandardProblem.UNAUTHENTICATED.plain();
        }
        Login login = logins.of(authorization.getFirst());
        @Nullable KnownPerson person = people.of(login.loginKey());
        if (person != null && person.left()) {
            throw denied(StandardProblem.PERSON_LEFT);
        }
        boolean admitted = access != null
                && (access.authenticated() || Arrays.stream(access.value()).anyMatch(login.roles()::contains));
        if (!admitted) {
            throw denied(StandardProblem.FORBIDDEN);
        }
        caller.is(login, person);
    }

    private io.bothways.platform.problem.Problem denied(StandardProblem problem) {
        meters.counter("bothways.access.denied", "problem", problem.slug()).increment();
        return problem.plain();
    }
}
