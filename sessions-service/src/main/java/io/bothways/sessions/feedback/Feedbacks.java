package io.bothways.sessions.feedback;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The rows of feedback: at most one per side of a partnership. */
@ApplicationScoped
class Feedbacks implements PanacheRepositoryBase<Feedback, UUID> {

    List<Feedback> of(UUID partnership) {
        return list("partnershipId = ?1 order by id", partnership);
    }
}
