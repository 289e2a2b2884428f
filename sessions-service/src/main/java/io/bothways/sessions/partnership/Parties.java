package io.bothways.sessions.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/** The two of a partnership. Their order has no rank: it only names the directions {@code ab} and {@code ba}. */
@Embeddable
record Parties(
        @Column(name = "person_a") UUID a,
        @Column(name = "person_b") UUID b) {

    List<UUID> both() {
        return List.of(a, b);
    }

    boolean include(UUID person) {
        return person.equals(a) || person.equals(b);
    }
}
