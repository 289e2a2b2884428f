package io.bothways.sessions.partnership;

import static io.bothways.sessions.World.now;
import static io.bothways.sessions.World.pair;
import static io.bothways.sessions.World.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.platform.id.Ids;
import io.bothways.platform.sql.Sql;
import io.bothways.sessions.World.Pair;
import io.bothways.sessions.partnership.PartnershipFormed.FormedDirection;
import io.bothways.sessions.partnership.PartnershipFormed.FormedSkill;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One instance reads of a leaving while another one, in a transaction still open, makes a partnership of the leaver. */
@QuarkusTest
class LeavingWhilePairedTest {

    @Inject
    PartnershipService partnerships;

    @Inject
    Sql sql;

    @Test
    void thePartnershipOfSomebodyWhoLeavesMeanwhileEnds() throws Exception {
        UUID leaver = Ids.next();
        arrives(leaver);

        UUID partnership = Ids.next();
        whileLeaving(leaver, () -> partnerships.form(formed(partnership, leaver, Ids.next())));

        assertThat(stateOf(partnership)).isEqualTo("ended-early");
    }

    @Test
    void soItDoesWhereThePersonWasNotKnownBefore() throws Exception {
        UUID leaver = Ids.next();

        UUID partnership = Ids.next();
        whileLeaving(leaver, () -> partnerships.form(formed(partnership, Ids.next(), leaver)));

        assertThat(stateOf(partnership)).isEqualTo("ended-early");
    }

    @Test
    void soItDoesWhereThePartnershipIsBroughtBack() throws Exception {
        Pair pair = pair();
        pair.a()
                .calls()
                .body(Map.of("cause", "no-fault"))
                .post(pair.path() + "/ending")
                .then()
                .statusCode(200);

        whileLeaving(pair.b().id(), () -> partnerships.reinstate(pair.id()));

        assertThat(stateOf(pair.id())).isEqualTo("ended-early");
    }

    /** The leaving is read when the work is done and not committed; it ends before the commit, or waits for it. */
    private void whileLeaving(UUID leaver, Runnable work) throws Exception {
        try (var otherInstance = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> leaving = QuarkusTransaction.requiringNew().call(() -> {
                work.run();
                var started = otherInstance.submit(
                        () -> QuarkusTransaction.requiringNew().run(() -> leaves(leaver)));
                patiently().until(() -> started.isDone() || somebodyWaitsForALock());
                return started;
            });
            leaving.get();
        }
    }

    private void arrives(UUID person) {
        is("active", person);
    }

    private void leaves(UUID person) {
        is("left", person);
        partnerships.personIsGone(person);
    }

    private void is(String status, UUID person) {
        sql.update("""
                insert into person (id, status, known_at) values (?, ?, ?)
                on conflict (id) do update set status = excluded.status
                """, person, status, now());
    }

    private boolean somebodyWaitsForALock() {
        return sql.yes("select exists (select from pg_locks where not granted)");
    }

    private String stateOf(UUID partnership) {
        return sql.first("select state from partnership where id = ?", row -> row.getString("state"), partnership)
                .orElseThrow();
    }

    private static PartnershipFormed formed(UUID id, UUID one, UUID other) {
        var skills = List.of(new FormedSkill(Ids.next(), 1, 3));
        return new PartnershipFormed(
                id,
                Ids.next(),
                Ids.next(),
                Ids.next(),
                "reciprocal",
                List.of(
                        new FormedDirection(Ids.next(), one, other, skills, true),
                        new FormedDirection(Ids.next(), other, one, skills, true)),
                now(),
                now().plus(Duration.ofDays(180)),
                30);
    }
}
