package io.bothways.platform.problem;

import java.util.List;

/** The problems of a service, one bean per service, so that each has its page at {@code /problems/{slug}}. */
@FunctionalInterface
public interface ProblemCatalogue {
    List<? extends ProblemType> types();
}
