package io.bothways.platform.consumer;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.consumer.DeadLetters.Letter;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.tx.Work;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Lets the operator look at records that failed, and try them again or give them up. Payloads are never shown. */
@Path("/ops/dead-letters")
@RunOnVirtualThread
class DeadLetterResource {

    record DeadLetterView(
            UUID id,
            String topic,
            int partition,
            long offset,
            String key,
            @Nullable Long sequence,
            String eventId,
            String type,
            String state,
            @Nullable String handler,
            @Nullable String cause,
            int attempts,
            Instant firstFailedAt,
            Instant lastFailedAt) {

        static DeadLetterView of(Letter letter) {
            Inbound inbound = letter.inbound();
            return new DeadLetterView(
                    letter.id(),
                    inbound.topic(),
                    inbound.partition(),
                    inbound.offset(),
                    inbound.key(),
                    inbound.hasPlace() ? inbound.sequence() : null,
                    inbound.id(),
                    inbound.type(),
                    letter.state(),
                    letter.handler(),
                    letter.cause(),
                    letter.attempts(),
                    letter.firstFailedAt(),
                    letter.lastFailedAt());
        }
    }

    private final DeadLetters letters;
    private final Gate gate;
    private final Passage passage;
    private final Audit audit;

    DeadLetterResource(DeadLetters letters, Gate gate, Passage passage, Audit audit) {
        this.letters = letters;
        this.gate = gate;
        this.passage = passage;
        this.audit = audit;
    }

    @GET
    @Access(Role.OPERATOR)
    public Page<DeadLetterView> list(@BeanParam PageRequest request) {
        @Nullable
        UUID after = request.after()
                .map(values -> UUID.fromString(values.getFirst()))
                .orElse(null);
        List<Letter> rows = letters.list(after, request.fetch());
        return Page.of(
                rows, request, DeadLetterView::of, letter -> List.of(letter.id().toString()));
    }

    /** Applies the record now, and then those behind it. Only the first of a key can be replayed. */
    @POST
    @Path("/{id}/replay")
    @APIResponse(responseCode = "204", description = "It has taken effect")
    @Access(Role.OPERATOR)
    public void replay(@PathParam("id") UUID id) {
        Letter letter = letters.find(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        audit.record("dead-letter-replayed", "dead-letter", id);
        if (!letter.inbound().hasPlace() || !passage.force(letter)) {
            throw StandardProblem.CONFLICT.plain().detail("The record failed again or is not the first of its key");
        }
        passage.drain(letter.inbound().line());
    }

    /** Gives the record up, and applies those behind it. Only the first of a key can be discarded. */
    @POST
    @Path("/{id}/discard")
    @APIResponse(responseCode = "204", description = "It is given up")
    @Access(Role.OPERATOR)
    public void discard(@PathParam("id") UUID id) {
        Letter letter = letters.find(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Inbound inbound = letter.inbound();
        Work.inTransaction(30, () -> {
            audit.record("dead-letter-discarded", "dead-letter", id);
            if (inbound.hasPlace()) {
                long last = gate.lock(inbound.line());
                boolean first = letters.first(inbound.line())
                        .filter(it -> it.id().equals(id))
                        .isPresent();
                if (!first) {
                    throw StandardProblem.CONFLICT.plain().detail("The record is not the first of its key");
                }
                gate.moveTo(inbound.line(), Math.max(last, inbound.sequence()));
            }
            letters.remove(id);
            return null;
        });
        if (inbound.hasPlace()) {
            passage.drain(inbound.line());
        }
    }
}
