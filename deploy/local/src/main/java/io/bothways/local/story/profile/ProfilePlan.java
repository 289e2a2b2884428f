package io.bothways.local.story.profile;

import java.util.List;

/** What one person says about themselves: skills by the URIs of the taxonomy. */
public record ProfilePlan(
        List<Offer> offers,
        List<Want> wants,
        int teachingLimit,
        int learningLimit,
        Hours hours,
        List<String> languages) {

    public record Offer(String skill, int level) {}

    public record Want(String skill, int level, int priority) {}

    public record Hours(String from, String to, int perMonth) {}
}
