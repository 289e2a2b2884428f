package io.bothways.matching.proposal;

import io.bothways.matching.Columns;
import io.bothways.matching.seat.Claim;
import io.bothways.matching.seat.Hat;
import io.bothways.platform.code.Codes;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which partnerships hold which seats. A pair has one live pairing in a programme at most: a unique index says so. */
@ApplicationScoped
class Pairings {
    private final Sql sql;

    Pairings(Sql sql) {
        this.sql = sql;
    }

    /** False when the two are partners in this programme already. */
    boolean open(UUID partnershipId, Proposal proposal, Instant now) {
        return sql.update(
                        """
                        insert into pairing (partnership_id, proposal_id, cohort_id, programme_id, person_low, person_high,
                            live, formed_at)
                        values (?, ?, ?, ?, ?, ?, true, ?)
                        on conflict (programme_id, person_low, person_high) where live do nothing
                        """,
                        partnershipId,
                        proposal.id(),
                        proposal.cohortId(),
                        proposal.programmeId(),
                        proposal.people().getFirst(),
                        proposal.people().getLast(),
                        now)
                == 1;
    }

    void undo(UUID partnershipId) {
        sql.update("delete from pairing where partnership_id = ?", partnershipId);
    }

    void hold(UUID partnershipId, List<Claim> claims) {
        sql.update(
                """
                insert into pairing_seat (partnership_id, person_id, enrolment_id, hat)
                select ?, c.* from unnest(?::uuid[], ?::uuid[], ?::text[]) c
                """,
                partnershipId,
                Columns.ids(claims.stream().map(Claim::personId).toList()),
                Columns.ids(claims.stream().map(Claim::enrolmentId).toList()),
                Columns.codes(claims.stream().map(Claim::hat).toList()));
    }

    /** Ends a live pairing and returns the seats it held; nothing when it has ended before. */
    List<Claim> end(UUID partnershipId, Instant at) {
        int ended = sql.update(
                "update pairing set live = false, ended_at = ? where partnership_id = ? and live", at, partnershipId);
        if (ended == 0) {
            return List.of();
        }
        return sql.list(
                "select person_id, enrolment_id, hat from pairing_seat where partnership_id = ? order by person_id, hat",
                row -> new Claim(
                        Columns.id(row, "person_id"),
                        Columns.id(row, "enrolment_id"),
                        Codes.parse(Hat.class, row.getString("hat"))),
                partnershipId);
    }
}
