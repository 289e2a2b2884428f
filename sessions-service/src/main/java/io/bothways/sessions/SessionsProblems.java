package io.bothways.sessions;

import io.bothways.platform.problem.ProblemCatalogue;
import io.bothways.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives each problem of this service its page. */
@ApplicationScoped
class SessionsProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> types() {
        return List.of(SessionsProblem.values());
    }
}
