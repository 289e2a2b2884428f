package io.bothways.local.story.chapter.year;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Days;
import io.bothways.local.story.chapter.Pair;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.leaver.Leavers;
import io.bothways.local.story.chapter.matching.ProgrammeOpens;
import io.bothways.local.story.telling.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The year week by week. At the beginning of a week the sessions planned ahead are agreed; then the clock moves to its
 * end, with everybody leaving at their own instant on the way; then people look back: they attest, write down, set and
 * reach goals, answer check-ins. Pairs end by choice, by the clock, or because somebody left.
 */
public final class Year {
    private static final int DAYS_A_WEEK = 7;
    private static final int CASCADE_WEEK = 4;
    private static final int LATEST_CASCADE_WEEK = 12;
    private static final double MIDST_OF_WEEK = 3.4;
    private static final int GOALS_AFTER = 1;
    private static final int GOALS_CONCLUDED_AFTER = 6;
    private static final double ENDING_BY_CHOICE = 0.05;

    private final Scene scene;
    private final Cast cast;
    private final Round round;
    private final Leavers leavers;
    private final Timetable timetable;
    private final Meetings meetings;
    private final Growth growth;
    private final Map<Integer, List<Meeting>> weeks = new TreeMap<>();
    private @Nullable AgreedWeek agreed;
    private int week;
    private int endedByChoice;

    public Year(Scene scene, Cast cast, Round round, Leavers leavers) {
        this.scene = scene;
        this.cast = cast;
        this.round = round;
        this.leavers = leavers;
        this.timetable = new Timetable(scene.draw(), scene.day(Days.SESSIONS_BEGIN));
        this.meetings = new Meetings(scene);
        this.growth = new Growth(scene);
    }

    public boolean firstWeeks(Figures figures) {
        leavers.until(Days.SESSIONS_BEGIN);
        for (Pair pair : cast.pairs()) {
            if (pair.isSigned()) {
                timetable.of(pair).forEach(meeting -> weeks.computeIfAbsent(meeting.week(), key -> new ArrayList<>())
                        .add(meeting));
            }
        }
        scene.matching(Account.COORDINATOR).post(round.cohort() + "/start").expecting(200);
        weeksUntil(CASCADE_WEEK);
        while (week < LATEST_CASCADE_WEEK && !leavers.anyInAPartnershipUntil(endOfWeek())) {
            weeksUntil(week + 1);
        }
        if (!leavers.anyInAPartnershipUntil(endOfWeek())) {
            var partners = cast.livePairs(timetable.week(week + 1)).stream()
                    .filter(Pair::isSigned)
                    .map(Pair::first)
                    .distinct()
                    .toList();
            leavers.hasten(partners, 1, endOfWeek() - DAYS_A_WEEK + MIDST_OF_WEEK);
        }
        // The next chapter goes into the midst of this week, when its sessions must have been agreed.
        beginWeek();
        figures.put("sessions", total(meetings.courses()));
        figures.put("goals agreed", growth.agreed());
        figures.put("leavers so far", leavers.left());
        figures.expect(total(meetings.courses()) > 0, "sessions in the first weeks");
        scene.narrator()
                .tell(
                        "%d weeks: %,d sessions, %,d goals agreed, %d people have left",
                        week, total(meetings.courses()), growth.agreed(), leavers.left());
        return true;
    }

    /** All the weeks that have sessions in them. */
    public boolean rest(Figures figures) {
        weeksUntil(weeks());
        figures.put("sessions", total(meetings.courses()));
        figures.put("sessions by course", named(meetings.courses()));
        figures.put("goals agreed", growth.agreed());
        figures.put("goals by outcome", named(growth.outcomes()));
        figures.put("check-ins answered", growth.checkIns());
        figures.put("ended by choice", endedByChoice);
        figures.put("leavers", leavers.left());
        figures.putExpecting("one-sided sessions", meetings.courses().getOrDefault(Meeting.Course.ONE_SIDED, 0), 1);
        String oneSided = meetings.stateOfOneSided().orElse("missing");
        figures.put("state of the one-sided session", oneSided);
        figures.expect(
                oneSided.equals("held-one-sided"),
                "the session that only one attested to be held-one-sided after a week, found " + oneSided);
        figures.expect(growth.checkIns() > 0, "answered check-ins");
        scene.narrator().tell("%s", "%,d sessions: %s".formatted(total(meetings.courses()), named(meetings.courses())));
        scene.narrator().tell("%s", "%,d goals agreed: %s".formatted(growth.agreed(), named(growth.outcomes())));
        scene.narrator()
                .tell("%,d check-ins answered, %d partnerships ended by choice", growth.checkIns(), endedByChoice);
        return true;
    }

    /** Feedback is given, the cohort completes, and time goes on until twelve months after the last pairing. */
    public boolean end(Figures figures) {
        var partnersUntilTheEnd = cast.pairs().stream().filter(this::completed).toList();
        leavers.until(Days.COHORT_ENDS - 14);
        growth.giveFeedback(partnersUntilTheEnd, cast.gone());
        leavers.until(Days.COHORT_ENDS);
        scene.matching(Account.COORDINATOR).post(round.cohort() + "/completion").expecting(200);
        for (double day = Days.COHORT_ENDS; day < Days.YEAR_ENDS; day += DAYS_A_WEEK) {
            leavers.until(Math.min(day + DAYS_A_WEEK, Days.YEAR_ENDS));
        }
        figures.put("feedback given", growth.feedback());
        figures.put("leavers", leavers.left());
        figures.putExpecting("leavers still to come", leavers.remaining(), 0);
        scene.narrator().tell("%,d people gave feedback; %,d have left by now", growth.feedback(), leavers.left());
        return true;
    }

    /** How many weeks have sessions in them. */
    private int weeks() {
        return weeks.keySet().stream().mapToInt(Integer::intValue).max().orElse(week - 1) + 1;
    }

    private double endOfWeek() {
        return Days.SESSIONS_BEGIN + (week + 1) * DAYS_A_WEEK;
    }

    private void weeksUntil(int last) {
        while (week < last) {
            endWeek(beginWeek());
        }
    }

    /** A week whose sessions are agreed, but not yet held. */
    private record AgreedWeek(List<Meeting> meetings, List<Meeting.Known> planned) {}

    private AgreedWeek beginWeek() {
        if (agreed == null) {
            var meetingsOfWeek = meetings.withTheOneSided(weeks.getOrDefault(week, List.of()).stream()
                    .filter(meeting -> meeting.pair().isLiveAt(timetable.week(week)))
                    .toList());
            agreed = new AgreedWeek(meetingsOfWeek, meetings.plan(meetingsOfWeek));
        }
        return agreed;
    }

    private void endWeek(AgreedWeek begun) {
        List<Meeting> meetingsOfWeek = begun.meetings();
        leavers.until(endOfWeek());
        meetings.lookBack(meetingsOfWeek, begun.planned());
        Instant now = timetable.week(week + 1);
        growth.setGoals(pairsAfter(meetingsOfWeek, GOALS_AFTER - 1, now));
        growth.concludeGoals(pairsAfter(meetingsOfWeek, GOALS_CONCLUDED_AFTER, now), now);
        endByChoice(meetingsOfWeek, now);
        if (checkInsAreOpen(endOfWeek())) {
            growth.answerCheckIns(cast.livePairs(now).stream()
                    .flatMap(pair -> List.of(pair.first(), pair.second()).stream())
                    .distinct()
                    .toList());
        }
        scene.narrator()
                .sign(
                        "… week %d: %,d sessions, %d people have left",
                        week + 1, total(meetings.courses()), leavers.left());
        agreed = null;
        week++;
    }

    /** Check-ins open each cadence after the agreement and stay open for a week: is this the first week's end in it? */
    private static boolean checkInsAreOpen(double day) {
        double since = (day - Days.AGREEMENTS) % ProgrammeOpens.CADENCE_DAYS;
        return day - Days.AGREEMENTS > ProgrammeOpens.CADENCE_DAYS && since < DAYS_A_WEEK;
    }

    /** The pairs that have just had their session with this number. */
    private static List<Pair> pairsAfter(List<Meeting> meetings, int number, Instant now) {
        return meetings.stream()
                .filter(meeting -> meeting.number() == number && meeting.pair().isLiveAt(now))
                .map(Meeting::pair)
                .toList();
    }

    private void endByChoice(List<Meeting> meetingsOfWeek, Instant now) {
        var ending = meetingsOfWeek.stream()
                .filter(meeting -> meeting.pair().isLiveAt(now))
                .filter(meeting -> meeting.number()
                        == 2
                                + scene.draw()
                                        .below(4, "ends-after", meeting.pair().key()))
                .map(Meeting::pair)
                .filter(pair -> scene.draw().happens(ENDING_BY_CHOICE, "ends-by-choice", pair.key()))
                .toList();
        InParallel.each(ending, pair -> {
            scene.sessions(pair.first().account())
                    .post(pair.path() + "/ending", Map.of("cause", "no-fault"))
                    .expecting(200);
            pair.end();
        });
        endedByChoice += ending.size();
    }

    private boolean completed(Pair pair) {
        return pair.isSigned() && !pair.isOver();
    }

    private static int total(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> named(Map<? extends Enum<?>, Integer> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Map.Entry::getValue,
                        Integer::sum,
                        TreeMap::new));
    }
}
