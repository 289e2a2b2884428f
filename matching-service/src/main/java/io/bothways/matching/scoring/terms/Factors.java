package io.bothways.matching.scoring.terms;

import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Want;
import java.util.List;

/** The factors that exist, each a sentence and each testable alone. */
public final class Factors {
    private static final int FULL_DAY_HOURS = 8;
    private static final int GRADES_THAT_COUNT = 4;

    private Factors() {}

    /** A full day of eight shared hours fits; each hour less takes an eighth. Time zones are in the hours. */
    static int sharedHours(Participant a, Participant b) {
        if (a.hours() == null || b.hours() == null) {
            return Factor.FULL;
        }
        return Factor.FULL * Math.min(FULL_DAY_HOURS, a.hours().sharedMinutes(b.hours()) / 60) / FULL_DAY_HOURS;
    }

    /** Of the languages of whoever speaks fewer, the share that the other speaks too. */
    static int languages(Participant a, Participant b) {
        int fewer = Math.min(a.languages().size(), b.languages().size());
        return fewer == 0 ? Factor.FULL : Factor.FULL * shared(a.languages(), b.languages()) / fewer;
    }

    /** Two topmost units fit, one does not. */
    static int acrossUnits(Participant a, Participant b) {
        return a.topmostUnit().isEmpty() || !a.topmostUnit().equals(b.topmostUnit()) ? Factor.FULL : 0;
    }

    /** The wished distance in grades fits; each grade more or less takes a quarter. Who is above is a matter of rules. */
    static int gradeGap(int wished, Participant a, Participant b) {
        if (a.grade() == 0 || b.grade() == 0) {
            return Factor.FULL;
        }
        int off = Math.abs(Math.abs(a.grade() - b.grade()) - wished);
        return Factor.FULL * Math.max(0, GRADES_THAT_COUNT - off) / GRADES_THAT_COUNT;
    }

    /** Two who had a partnership in this programme fit, others do not. */
    static int formerPartners(Participant a, Participant b) {
        return Rules.partnersBefore(a, b) ? Factor.FULL : 0;
    }

    /** A third each for another topmost unit, another site, and no former partner in common. */
    static int newContacts(Participant a, Participant b) {
        boolean otherSite = a.site().isEmpty() || !a.site().equals(b.site());
        boolean noneInCommon = shared(a.formerPartners(), b.formerPartners()) == 0;
        return acrossUnits(a, b) / 3 + (otherSite ? Factor.FULL / 3 : 0) + (noneInCommon ? Factor.FULL / 3 : 0);
    }

    /** Fits if the learner gains in a skill that is at risk with the teacher, in either direction of a two-way pair. */
    static int knowledgeAtRisk(Exchange exchange, Participant first, Participant second) {
        boolean saved = saves(first, second) || exchange == Exchange.TWO_WAY && saves(second, first);
        return saved ? Factor.FULL : 0;
    }

    private static boolean saves(Participant teacher, Participant learner) {
        for (Offer offer : teacher.offers()) {
            if (offer.atRisk()) {
                int own = learner.teaches(offer.skillId());
                for (Want want : learner.wants()) {
                    if (want.skillId().equals(offer.skillId()) && Math.min(offer.level(), want.level()) > own) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int shared(List<?> some, List<?> others) {
        int shared = 0;
        for (Object one : some) {
            shared += others.contains(one) ? 1 : 0;
        }
        return shared;
    }
}
