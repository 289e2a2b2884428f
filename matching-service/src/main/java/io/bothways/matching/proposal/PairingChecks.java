package io.bothways.matching.proposal;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** What must hold about seats and pairings on a service at rest. */
@ApplicationScoped
class PairingChecks {
    private static final int SAMPLE = 20;

    private final Sql sql;

    PairingChecks(Sql sql) {
        this.sql = sql;
    }

    @Produces
    @Singleton
    @Named("seats-match-pairings")
    Check seatsMatchPairings() {
        return check("seats-match-pairings", """
                select coalesce(s.person_id, h.person_id) || ' ' || coalesce(s.hat, h.hat) as violation
                from seat s full join (
                    select p.person_id, p.hat, count(*) as held from pairing_seat p
                    join pairing g using (partnership_id) where g.live group by p.person_id, p.hat) h using (person_id, hat)
                where coalesce(s.taken, 0) <> coalesce(h.held, 0)
                union all
                select coalesce(s.enrolment_id, h.enrolment_id) || ' ' || coalesce(s.hat, h.hat)
                from enrolment_seat s full join (
                    select p.enrolment_id, p.hat, count(*) as held from pairing_seat p
                    join pairing g using (partnership_id) where g.live group by p.enrolment_id, p.hat) h
                    using (enrolment_id, hat)
                where coalesce(s.taken, 0) <> coalesce(h.held, 0)
                limit ?
                """);
    }

    @Produces
    @Singleton
    @Named("no-live-pairing-of-a-leaver")
    Check noLivePairingOfALeaver() {
        return check("no-live-pairing-of-a-leaver", """
                select g.partnership_id::text as violation from pairing g
                join person p on p.id in (g.person_low, g.person_high)
                where g.live and p.status in ('left', 'erased') order by 1 limit ?
                """);
    }

    @Produces
    @Singleton
    @Named("no-pair-twice")
    Check noPairTwice() {
        return check("no-pair-twice", """
                select programme_id || ' ' || person_low || ' ' || person_high as violation from pairing where live
                group by programme_id, person_low, person_high having count(*) > 1 limit ?
                """);
    }

    @Produces
    @Singleton
    @Named("no-open-proposal-of-a-leaver")
    Check noOpenProposalOfALeaver() {
        return check("no-open-proposal-of-a-leaver", """
                select o.id::text as violation from proposal o
                join person p on p.id in (o.person_low, o.person_high)
                where o.state in ('sent', 'accepted-by-one') and p.status in ('left', 'erased') order by 1 limit ?
                """);
    }

    private Check check(String name, String query) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> violations() {
                return sql.list(query, row -> row.getString("violation"), SAMPLE);
            }
        };
    }
}
