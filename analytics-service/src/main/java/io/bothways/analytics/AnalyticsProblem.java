package io.bothways.analytics;

import io.bothways.platform.problem.ProblemType;

/** What this service refuses, beside the standard problems. */
public enum AnalyticsProblem implements ProblemType {
    BREAKDOWN_NOT_OFFERED(400, "breakdown-not-offered", "The metric cannot be cut by this attribute"),
    FILTER_NOT_OFFERED(400, "filter-not-offered", "The metric is of the whole organisation and cannot be filtered");

    private final int status;
    private final String slug;
    private final String title;

    AnalyticsProblem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
