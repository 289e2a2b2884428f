package io.bothways.sessions.verification;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who states something about a session is one of its two, and a held session is one that both said was held. */
@ApplicationScoped
class AttestationsAreTrue implements Check {

    private final Sql sql;

    AttestationsAreTrue(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "attestations-of-parties";
    }

    @Override
    public List<String> violations() {
        return sql.list("""
                select s.id from session s join partnership p on p.id = s.partnership_id
                where least(s.person_a, s.person_b) <> least(p.person_a, p.person_b)
                   or greatest(s.person_a, s.person_b) <> greatest(p.person_a, p.person_b)
                   or (s.state = 'held' and not (s.word_a = 'held' and s.word_b = 'held'))
                union
                select g.session_id from segment g join session s on s.id = g.session_id
                where g.stated_by not in (s.person_a, s.person_b)
                   or g.direction_id is distinct from s.direction_ab and g.direction_id is distinct from s.direction_ba
                limit 20
                """, row -> "session " + row.getString("id"));
    }
}
