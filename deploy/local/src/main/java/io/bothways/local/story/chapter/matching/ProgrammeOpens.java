package io.bothways.local.story.chapter.matching;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.LongWork;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Days;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.telling.Figures;
import java.util.Map;
import java.util.Set;

/** A reciprocal programme is drafted, reviewed by somebody else and published; its first cohort opens. */
public final class ProgrammeOpens {
    static final int MIN_TENURE_DAYS = 90;
    static final int PROPOSAL_DAYS = 7;
    public static final int CADENCE_DAYS = 30;
    static final int DURATION_DAYS = 270;

    private final Scene scene;

    public ProgrammeOpens(Scene scene) {
        this.scene = scene;
    }

    public Round play(Cast cast, Figures figures) {
        var coordinator = scene.matching(Account.COORDINATOR);
        var programme = coordinator
                .post(
                        "/v1/programmes",
                        Map.of(
                                "name",
                                "Teach each other",
                                "type",
                                "reciprocal",
                                "eligibility",
                                Map.of("minTenureDays", MIN_TENURE_DAYS),
                                "proposalDays",
                                PROPOSAL_DAYS,
                                "cadenceDays",
                                CADENCE_DAYS,
                                "durationDays",
                                DURATION_DAYS))
                .expecting(201);
        String path = "/v1/programmes/" + programme.text("id");
        coordinator.post(path + "/submission").expecting(200, 204);
        figures.putExpecting(
                "own review refused", coordinator.post(path + "/approval").status(), 403);
        scene.matching(Account.REVIEWER).post(path + "/approval").expecting(200, 204);
        var cohort = coordinator
                .post(
                        path + "/cohorts",
                        Map.of(
                                "name",
                                "First year",
                                "startsAt",
                                scene.day(Days.COHORT_STARTS).toString(),
                                "endsAt",
                                scene.day(Days.COHORT_ENDS).toString()))
                .expecting(201);
        var round = new Round(programme.text("id"), cohort.text("id"));
        coordinator.post(round.cohort() + "/opening").expecting(200, 202);
        LongWork.finished(
                coordinator, round.cohort() + "/eligibility", Set.of("determined"), Set.of(), state -> scene.narrator()
                        .sign("… determining who is eligible"));
        scene.clock().settle();
        var eligibility =
                coordinator.get(round.cohort() + "/eligibility").expecting(200).json();
        long eligible = eligibility.path("people").asLong();
        long tooNew = cast.members().stream()
                .filter(member ->
                        member.employee().hireDate().plusDays(MIN_TENURE_DAYS).isAfter(scene.today()))
                .count();
        figures.putExpecting("eligible", eligible, cast.members().size() - tooNew);
        figures.put("hired too recently", tooNew);
        scene.narrator()
                .tell(
                        "reciprocal programme published after review; eligible are %,d of %,d people"
                                + " (%d joined less than %d days ago)",
                        eligible, cast.members().size(), tooNew, MIN_TENURE_DAYS);
        return round;
    }
}
