package io.bothways.local.story.chapter.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Pair;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.telling.Figures;
import java.time.Duration;
import java.util.HashMap;
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

    /** While the cohort still runs, so that partnerships live and seats are held: just not those of leavers. */
    public boolean traces(Cast cast, Round round, Leavers leavers, Figures figures) {
        scene.clock().settle();
        Set<String> gone = ids(cast.gone());
        int alive = 0;
        int live = 0;
        Map<String, Long> seatsOf = new HashMap<>();
        for (JsonNode partnership : Pages.all(scene.sessions(Account.COORDINATOR), round.cohort() + "/partnerships")) {
            if (LIVE.contains(partnership.path("state").asText())) {
                alive++;
                live += involves(partnership, gone) ? 1 : 0;
                for (JsonNode person : partnership.path("people")) {
                    seatsOf.merge(
                            person.asText(),
                            (long) partnership.path("directions").size(),
                            Long::sum);
                }
            }
        }
        int open = 0;
        for (JsonNode proposal : Pages.all(scene.matching(Account.COORDINATOR), round.cohort() + "/proposals")) {
            if (OPEN.contains(proposal.path("state").asText()) && involves(proposal, gone)) {
                open++;
            }
        }
        figures.put("left so far", gone.size());
        figures.put("live partnerships", alive);
        figures.expect(alive > 0, "partnerships that still live");
        figures.putExpecting("live partnerships of leavers", live, 0);
        figures.putExpecting("open proposals of leavers", open, 0);

        var partners = partnersLeftBehind(cast, gone);
        long tooMany =
                InParallel.map(
                                partners,
                                partner -> leavers.seatsTaken(partner) - seatsOf.getOrDefault(partner.id(), 0L))
                        .stream()
                        .filter(seats -> seats != 0)
                        .count();
        figures.put("partners left behind", partners.size());
        figures.putExpecting("partners with other seats than those of their live partnerships", tooMany, 0);
        figures.put("partners whose seats were freed while we looked", leavers.partnersFreed());
        figures.expect(leavers.partnersFreed() > 0, "a partner whose seats were freed, found none");

        var tried = cast.gone().stream().limit(LOGINS_TRIED).toList();
        long refused = refused(scene, tried);
        // a service remembers who somebody is for a while: a leaver's token is refused within a minute, not at once
        long asked = System.nanoTime();
        while (refused < tried.size() && System.nanoTime() - asked < REFUSED_WITHIN.toNanos()) {
            LockSupport.parkNanos(ASKED_AGAIN_AFTER.toNanos());
            refused = refused(scene, tried);
        }
        figures.putExpecting("leavers' logins refused", refused, tried.size());
        scene.narrator()
                .tell(
                        "%d partnerships live; of the %d people who have left nothing is live or open anywhere, and their"
                                + " partners hold the seats of their other partnerships only",
                        alive, gone.size());
        return true;
    }

    /** What the year has made of leavers and partnerships. */
    public boolean play(Cast cast, Round round, Leavers leavers, Figures figures) {
        Map<String, Long> states = new TreeMap<>();
        for (JsonNode partnership : Pages.all(scene.sessions(Account.COORDINATOR), round.cohort() + "/partnerships")) {
            states.merge(partnership.path("state").asText(), 1L, Long::sum);
        }
        figures.put("left", cast.gone().size());
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
        figures.put("partnerships ended by leaving", leavers.endedPartnerships());
        figures.put("leaver to ended partnership, measured", leavers.measured());
        figures.put("leaver to ended partnership p50, ms", leavers.percentile(0.50));
        figures.put("leaver to ended partnership p95, ms", leavers.percentile(0.95));
        figures.put("leaver to ended partnership max, ms", leavers.percentile(1));
        scene.narrator()
                .tell(
                        "%d people left; %d partnerships ended with them, and their partners' seats were freed",
                        cast.gone().size(), leavers.endedPartnerships());
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

    private static Set<Member> partnersLeftBehind(Cast cast, Set<String> gone) {
        var partners = new HashSet<Member>();
        for (Pair pair : cast.pairs()) {
            if (gone.contains(pair.first().id()) != gone.contains(pair.second().id())) {
                partners.add(gone.contains(pair.first().id()) ? pair.second() : pair.first());
            }
        }
        return partners;
    }

    private static Set<String> ids(List<Member> members) {
        return members.stream().map(Member::id).collect(Collectors.toSet());
    }
}
