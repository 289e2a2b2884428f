package io.bothways.matching;

import io.bothways.platform.problem.ProblemCatalogue;
import io.bothways.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives each of our problems its page. */
@ApplicationScoped
class MatchingProblems implements ProblemCatalogue {
    @Override
    public List<? extends ProblemType> types() {
        return List.of(MatchingProblem.values());
    }
}
