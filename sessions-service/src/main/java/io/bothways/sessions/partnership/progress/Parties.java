package io.bothways.sessions.partnership.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;

/** The two of a partnership. Their order has no rank: it only names the directions {@code ab} and {@code ba}. */
@Embeddable
public record Parties(
        @Column(name = "person_a") UUID a,
        @Column(name = "person_b") UUID b) {

    public List<UUID> both() {
        return List.of(a, b);
    }

    public boolean include(UUID person) {
        return person.equals(a) || person.equals(b);
    }
}
