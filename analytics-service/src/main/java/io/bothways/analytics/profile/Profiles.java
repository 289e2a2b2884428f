package io.bothways.analytics.profile;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Published profiles, as counts. */
@ApplicationScoped
public class Profiles {

    private static final String FOLD = """
            insert into fact_profile as fact (person_id, published, offers, wants, version, known_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (person_id) do update
               set published = excluded.published, offers = excluded.offers, wants = excluded.wants,
                   version = excluded.version, known_at = excluded.known_at
             where fact.version < excluded.version
            """;

    private final Sql sql;

    Profiles(Sql sql) {
        this.sql = sql;
    }

    /** People whose published profile has at least one offer and at least one want. */
    public Set<UUID> withBothHats() {
        return new HashSet<>(sql.list(
                "select person_id from fact_profile where published and offers > 0 and wants > 0",
                row -> row.getObject("person_id", UUID.class)));
    }

    void published(ProfileChanged profile, long version, Instant at) {
        sql.update(FOLD, profile.personId(), true, profile.offerCount(), profile.wantCount(), version, at);
    }

    void withdrawn(UUID person, long version, Instant at) {
        sql.update(FOLD, person, false, 0, 0, version, at);
    }
}
