package io.bothways.sessions.verification;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Every partnership has exactly the directions it names: one, or two that go both ways between its people. */
@ApplicationScoped
class DirectionsAreComplete implements Check {

    private final Sql sql;

    DirectionsAreComplete(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "directions-complete";
    }

    @Override
    public List<String> violations() {
        return sql.list("""
                select p.id from partnership p left join direction d on d.partnership_id = p.id
                group by p.id
                having count(d.id) <> case when p.direction_ba is null then 1 else 2 end
                    or bool_and((d.id = p.direction_ab and d.teacher_id = p.person_a and d.learner_id = p.person_b)
                             or (d.id = p.direction_ba and d.teacher_id = p.person_b and d.learner_id = p.person_a))
                       is not true
                limit 20
                """, row -> "partnership " + row.getString("id"));
    }
}
