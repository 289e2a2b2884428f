package io.bothways.local.story.chapter.arrival;

import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.Skill;
import io.bothways.local.story.profile.ProfilePlan;
import io.bothways.local.story.profile.ProfilePlans;
import io.bothways.local.story.telling.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everybody says, with their own token, what they can teach and want to learn. */
public final class ProfilesSaid {
    private final Scene scene;

    public ProfilesSaid(Scene scene) {
        this.scene = scene;
    }

    public boolean play(List<Member> members, ProfilePlans plans, Map<String, Skill> skills, Figures figures) {
        var written = InParallel.map(
                members,
                member -> {
                    var plan = plans.of(member.employee());
                    scene.profiles(member.account())
                            .put("/v1/me/profile", body(plan, skills, member))
                            .expecting(200, 201);
                    return plan;
                },
                scene.narrator().progress("profiles", members.size()));
        scene.clock().settle();
        long offers = written.stream().mapToLong(plan -> plan.offers().size()).sum();
        long wants = written.stream().mapToLong(plan -> plan.wants().size()).sum();
        figures.putExpecting("profiles", written.size(), members.size());
        figures.put("offers", offers);
        figures.put("wants", wants);
        figures.put(
                "skills in play",
                written.stream()
                        .flatMap(plan -> plan.offers().stream())
                        .map(ProfilePlan.Offer::skill)
                        .distinct()
                        .count());
        scene.narrator().tell("%,d people say %,d offers and %,d wants", written.size(), offers, wants);
        var example = members.getLast();
        var plan = plans.of(example.employee());
        scene.narrator()
                .tell(
                        "%s",
                        example.employee().displayName() + " ("
                                + example.employee().title() + ", grade "
                                + example.employee().grade() + ") teaches "
                                + labels(
                                        plan.offers().stream()
                                                .map(ProfilePlan.Offer::skill)
                                                .toList(),
                                        skills)
                                + "; wants "
                                + labels(
                                        plan.wants().stream()
                                                .map(ProfilePlan.Want::skill)
                                                .toList(),
                                        skills));
        return true;
    }

    private static Map<String, Object> body(ProfilePlan plan, Map<String, Skill> skills, Member member) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "offers",
                plan.offers().stream()
                        .map(offer -> Map.of("skillId", id(skills, offer.skill()), "level", offer.level()))
                        .toList());
        body.put(
                "wants",
                plan.wants().stream()
                        .map(want -> Map.of(
                                "skillId",
                                id(skills, want.skill()),
                                "level",
                                want.level(),
                                "priority",
                                want.priority()))
                        .toList());
        body.put("teachingLimit", plan.teachingLimit());
        body.put("learningLimit", plan.learningLimit());
        body.put(
                "hours",
                Map.of(
                        "timeZone",
                        member.employee().timeZone(),
                        "from",
                        plan.hours().from(),
                        "to",
                        plan.hours().to(),
                        "perMonth",
                        plan.hours().perMonth()));
        body.put("languages", plan.languages());
        return body;
    }

    private static String id(Map<String, Skill> skills, String uri) {
        return Objects.requireNonNull(skills.get(uri), () -> "The catalogue has no skill " + uri)
                .id();
    }

    private static String labels(List<String> uris, Map<String, Skill> skills) {
        return String.join(
                ", ",
                uris.stream()
                        .map(uri -> Objects.requireNonNull(skills.get(uri), uri).label())
                        .toList());
    }
}
