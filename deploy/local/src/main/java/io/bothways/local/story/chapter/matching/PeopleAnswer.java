package io.bothways.local.story.chapter.matching;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
import java.util.TreeMap;

/**
 * Both answer each proposal: most accept, some decline, and where somebody stays silent the clock decides. Some leave
 * between the two answers.
 */
public final class PeopleAnswer {
    private static final double DECLINING = 0.06;
    private static final double SILENT = 0.01;
    private static final double LEAVING_DAY = 12.2;
    private static final int PROPOSALS_PER_LEAVER = 60;

    private final Scene scene;

    public PeopleAnswer(Scene scene) {
        this.scene = scene;
    }

    private record Proposal(String id, Member first, Member second) {
        String path() {
            return "/v1/proposals/" + id;
        }
    }

    public boolean play(Cast cast, Round round, Leavers leavers, Figures figures) {
        var proposals = proposals(cast, round);
        figures.put("proposals", proposals.size());
        var answered = new ArrayList<Proposal>();
        var silent = new ArrayList<Proposal>();
        var declining = new ArrayList<Proposal>();
        // one of each at least, also where few are drawn
        var certain = proposals.stream()
                .filter(proposal -> leavers.isHereOn(Days.PROPOSALS_EXPIRED, proposal.first())
                        && leavers.isHereOn(Days.PROPOSALS_EXPIRED, proposal.second()))
                .limit(2)
                .toList();
        for (var proposal : proposals) {
            int place = certain.indexOf(proposal);
            String pair = proposal.first().number() + "+" + proposal.second().number();
            if (place == 0 || scene.draw().happens(SILENT, "stays-silent", pair)) {
                silent.add(proposal);
            } else if (place == 1 || scene.draw().happens(DECLINING, "declines", pair)) {
                declining.add(proposal);
            } else {
                answered.add(proposal);
            }
        }
        leavers.until(Days.FIRST_ANSWERS);
        answer(cast, answered, true, "acceptance", Map.of());
        answer(cast, silent, true, "acceptance", Map.of());
        var leaving = leavers.hasten(
                answered.stream()
                        .filter(proposal -> !cast.isGone(proposal.first()) && !cast.isGone(proposal.second()))
                        .map(Proposal::first)
                        .distinct()
                        .toList(),
                1 + proposals.size() / PROPOSALS_PER_LEAVER,
                LEAVING_DAY);
        leavers.until(Days.LAST_ANSWERS);
        answer(cast, declining, false, "decline", Map.of("reason", "no-time"));
        answer(cast, answered, false, "acceptance", Map.of());
        leavers.until(Days.PROPOSALS_EXPIRED);

        Map<String, Long> states = new TreeMap<>();
        for (JsonNode proposal : Pages.all(scene.matching(Account.COORDINATOR), round.cohort() + "/proposals")) {
            states.merge(proposal.path("state").asText(), 1L, Long::sum);
        }
        figures.put("by state", states);
        figures.put("left before the second answer", leaving.size());
        long invalidated = states.getOrDefault("invalidated", 0L);
        figures.expect(
                !leaving.isEmpty() && invalidated >= leaving.size(),
                "the proposals of " + leaving.size() + " people who left meanwhile to be invalidated, found " + states);
        figures.expect(states.getOrDefault("accepted", 0L) > 0, "accepted proposals, found " + states);
        figures.expect(states.getOrDefault("expired", 0L) > 0, "a proposal expired by the clock, found " + states);
        figures.expect(states.getOrDefault("declined", 0L) > 0, "a declined proposal, found " + states);
        figures.expect(
                states.keySet().stream().noneMatch(Set.of("sent", "accepted-by-one")::contains),
                "no proposal open after its deadline, found " + states);
        scene.narrator().tell("%s", "of " + proposals.size() + " proposals: " + states);
        return true;
    }

    private List<Proposal> proposals(Cast cast, Round round) {
        List<Proposal> proposals = new ArrayList<>();
        for (JsonNode proposal : Pages.all(scene.matching(Account.COORDINATOR), round.cohort() + "/proposals")) {
            var people = proposal.path("people");
            proposals.add(new Proposal(
                    proposal.path("id").asText(),
                    cast.byId(people.path(0).asText()),
                    cast.byId(people.path(1).asText())));
        }
        return proposals;
    }

    /** Whoever has left answers nothing; and what a leaver was proposed for may have been withdrawn meanwhile. */
    private void answer(Cast cast, List<Proposal> proposals, boolean first, String how, Map<String, Object> body) {
        var open = proposals.stream()
                .filter(proposal -> !cast.isGone(proposal.first()) && !cast.isGone(proposal.second()))
                .toList();
        InParallel.map(
                open,
                proposal -> {
                    var someone = scene.matching((first ? proposal.first() : proposal.second()).account());
                    String path = proposal.path() + "/" + how;
                    return (body.isEmpty() ? someone.post(path) : someone.post(path, body)).expecting(200);
                },
                scene.narrator().progress("answers", open.size()));
    }
}
