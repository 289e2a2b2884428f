package io.bothways.local.story.chapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.telling.Figures;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Looks everywhere for what leavers may have left behind: a live partnership, an open proposal, a seat, a login. */
public final class Aftermath {
    private static final Set<String> LIVE = Set.of("introduced", "contracting", "active", "paused", "closing");
    private static final Set<String> OPEN = Set.of("sent", "accepted-by-one");
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(60);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(500);
    private static final int LOGINS_TRIED = 20;

    private final Scene scene;

    public Aftermath(Scene scene) {
        this.scene = scene;
    }

    public boolean play(Cast cast, Round round, Leavers leavers, Figures figures) {
        Set<String> gone = cast.gone().stream().map(Member::id).collect(Collectors.toSet());
        Map<String, Long> states = new TreeMap<>();
        int live = 0;
        for (JsonNode partnership : Pages.all(scene.sessions(Account.COORDINATOR), round.cohort() + "/partnerships")) {
            String state = partnership.path("state").asText();
            states.merge(state, 1L, Long::sum);
            if (LIVE.contains(state) && involves(partnership, gone)) {
                live++;
            }
        }
        int open = 0;
        for (JsonNode proposal : Pages.all(scene.matching(Account.COORDINATOR), round.cohort() + "/proposals")) {
            if (OPEN.contains(proposal.path("state").asText()) && involves(proposal, gone)) {
                open++;
            }
        }
        figures.put("left", gone.size());
        figures.put(
                "shapes",
                leavers.shapes().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                                Map.Entry::getValue,
                                Integer::sum,
                                TreeMap::new)));
        figures.put(
                "reasons",
                leavers.reasons().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().code(), Map.Entry::getValue, Integer::sum, TreeMap::new)));
        figures.put("partnerships by state", states);
        figures.putExpecting("live partnerships of leavers", live, 0);
        figures.putExpecting("open proposals of leavers", open, 0);

        var partners = new HashSet<Member>();
        for (Pair pair : cast.pairs()) {
            if (gone.contains(pair.first().id()) != gone.contains(pair.second().id())) {
                partners.add(gone.contains(pair.first().id()) ? pair.second() : pair.first());
            }
        }
        long taken = InParallel.map(partners, this::taken).stream()
                .mapToLong(Long::longValue)
                .sum();
        figures.put("partners left behind", partners.size());
        figures.putExpecting("seats still taken by them", taken, 0);

        var tried = cast.gone().stream().limit(LOGINS_TRIED).toList();
        long refused = refused(scene, tried);
        // a service remembers who somebody is for a while: a leaver's token is refused within a minute, not at once
        long asked = System.nanoTime();
        while (refused < tried.size() && System.nanoTime() - asked < REFUSED_WITHIN.toNanos()) {
            LockSupport.parkNanos(ASKED_AGAIN_AFTER.toNanos());
            refused = refused(scene, tried);
        }
        figures.putExpecting("leavers' logins refused", refused, tried.size());
        figures.put("partnerships ended by leaving", leavers.endedPartnerships());
        figures.put("leaver to ended partnership, measured", leavers.measured());
        figures.put("leaver to ended partnership p50, ms", leavers.percentile(0.50));
        figures.put("leaver to ended partnership p95, ms", leavers.percentile(0.95));
        figures.put("leaver to ended partnership max, ms", leavers.percentile(1));
        scene.narrator()
                .tell(
                        "%d people left; %d partnerships ended with them, nothing of theirs is live or open anywhere,"
                                + " and all seats of their partners are free",
                        gone.size(), leavers.endedPartnerships());
        scene.narrator()
                .tell(
                        "from the HRIS's request to the ended partnership (%d measured, real time): p50 %d ms, p95 %d"
                                + " ms, most %d ms",
                        leavers.measured(), leavers.percentile(0.50), leavers.percentile(0.95), leavers.percentile(1));
        scene.narrator().tell("%s", "partnerships at the end: " + states);
        return true;
    }

    private static long refused(Scene scene, List<Member> leavers) {
        return InParallel.map(leavers, member -> scene.matching(member.account())
                        .get("/v1/me/seats")
                        .status())
                .stream()
                .filter(status -> status == 401)
                .count();
    }

    private static boolean involves(JsonNode resource, Set<String> people) {
        for (JsonNode person : resource.path("people")) {
            if (people.contains(person.asText())) {
                return true;
            }
        }
        return false;
    }

    private long taken(Member member) {
        long taken = 0;
        for (JsonNode hat : scene.matching(member.account())
                .get("/v1/me/seats")
                .expecting(200)
                .json()
                .path("hats")) {
            taken += hat.path("taken").asLong();
        }
        return taken;
    }
}
