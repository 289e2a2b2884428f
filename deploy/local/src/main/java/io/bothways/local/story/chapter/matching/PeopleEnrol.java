package io.bothways.local.story.chapter.matching;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Days;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.leaver.Leavers;
import io.bothways.local.story.telling.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Everybody eligible is invited; most apply, in three waves, so that times to match differ. */
public final class PeopleEnrol {
    private static final double APPLYING = 0.72;
    private static final List<Double> WAVES =
            List.of(Days.FIRST_APPLICATIONS, Days.MORE_APPLICATIONS, Days.LAST_APPLICATIONS);

    private static final int NOT_ELIGIBLE = 409;

    private final Scene scene;

    public PeopleEnrol(Scene scene) {
        this.scene = scene;
    }

    public List<Member> play(Cast cast, Round round, Leavers leavers, Figures figures) {
        var coordinator = scene.matching(Account.COORDINATOR);
        coordinator.post(round.cohort() + "/invitations", Map.of("all", true)).expecting(200, 201, 202);
        scene.clock().settle();
        List<Member> applied = new ArrayList<>();
        var refused = new AtomicInteger();
        for (double day : WAVES) {
            leavers.until(day);
            var wave = cast.members().stream()
                    .filter(member -> !cast.isGone(member))
                    .filter(member -> scene.draw().happens(APPLYING, "applies", member.number()))
                    .filter(member -> scene.draw()
                            .oneOf(WAVES, "applies-on", member.number())
                            .equals(day))
                    .toList();
            var accepted = InParallel.map(
                    wave,
                    member -> {
                        int status = scene.matching(member.account())
                                .post(round.cohort() + "/enrolments")
                                .expecting(201, NOT_ELIGIBLE)
                                .status();
                        if (status == NOT_ELIGIBLE) {
                            refused.incrementAndGet();
                        }
                        return status == 201;
                    },
                    scene.narrator().progress("applications", wave.size()));
            for (int index = 0; index < wave.size(); index++) {
                if (accepted.get(index)) {
                    applied.add(wave.get(index));
                }
            }
        }
        scene.clock().settle();
        long ready = Pages.all(coordinator, round.cohort() + "/enrolments?state=ready")
                .size();
        figures.put("applied", applied.size());
        figures.put("refused as not eligible", refused.get());
        figures.put("ready", ready);
        figures.expect(
                ready > 0 && ready <= applied.size(),
                "some ready, at most the " + applied.size() + " who applied; found " + ready);
        scene.narrator()
                .tell(
                        "all invited; %,d apply, %d are not eligible yet, %,d are ready to be matched",
                        applied.size(), refused.get(), ready);
        return applied;
    }
}
