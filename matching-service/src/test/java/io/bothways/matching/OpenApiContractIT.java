package io.bothways.matching;

import io.bothways.fixture.OpenApiContract;
import io.bothways.platform.problem.ProblemType;

class OpenApiContractIT implements OpenApiContract {
    @Override
    public ProblemType[] problems() {
        return MatchingProblem.values();
    }
}
