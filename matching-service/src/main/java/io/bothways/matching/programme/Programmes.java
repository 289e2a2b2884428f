package io.bothways.matching.programme;

import io.bothways.platform.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored programmes. */
@ApplicationScoped
class Programmes implements PanacheRepositoryBase<Programme, UUID> {

    /** What a reader may see: everything, what is published, and what this login coordinates. */
    record Sight(boolean everything, boolean published, String loginKey) {}

    private static final String SEEN =
            "(?1 = true or ?2 = true and state in ('published', 'suspended', 'closed') or ?3 member of coordinators)";

    Optional<Programme> seen(UUID id, Sight sight) {
        return find("id = ?4 and " + SEEN, sight.everything(), sight.published(), sight.loginKey(), id)
                .firstResultOptional();
    }

    Optional<Programme> coordinated(UUID id, String loginKey) {
        return find("id = ?1 and ?2 member of coordinators", id, loginKey).firstResultOptional();
    }

    List<Programme> page(Sight sight, PageRequest request) {
        Instant afterTime =
                request.after().map(key -> Instant.parse(key.get(0))).orElse(Instant.EPOCH);
        UUID afterId = request.after().map(key -> UUID.fromString(key.get(1))).orElse(new UUID(0, 0));
        return find(
                        SEEN + " and (createdAt > ?4 or createdAt = ?4 and id > ?5) order by createdAt, id",
                        sight.everything(),
                        sight.published(),
                        sight.loginKey(),
                        afterTime,
                        afterId)
                .range(0, request.fetch() - 1)
                .list();
    }
}
