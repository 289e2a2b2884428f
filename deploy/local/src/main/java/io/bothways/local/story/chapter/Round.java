package io.bothways.local.story.chapter;

/** The programme and the cohort that the story follows. */
public record Round(String programmeId, String cohortId) {
    public String cohort() {
        return "/v1/cohorts/" + cohortId;
    }
}
