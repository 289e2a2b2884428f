package io.bothways.analytics;

import io.bothways.platform.problem.ProblemCatalogue;
import io.bothways.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Serves the pages of this service's problems. */
@ApplicationScoped
class AnalyticsProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> types() {
        return List.of(AnalyticsProblem.values());
    }
}
