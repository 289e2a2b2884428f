package io.bothways.profiles;

import io.bothways.platform.problem.ProblemType;

/** What this service refuses in its own words. */
public enum ProfilesProblem implements ProblemType {
    FILE_UNREADABLE(400, "file-unreadable", "The file is not the CSV that is expected here"),
    SKILL_NOT_OPEN(400, "skill-not-open", "A skill that is offered or wanted is unknown or retired"),
    PROFILE_NOT_PUBLISHED(404, "profile-not-published", "The caller has not published a profile");

    private final int status;
    private final String slug;
    private final String title;

    ProfilesProblem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }
}
