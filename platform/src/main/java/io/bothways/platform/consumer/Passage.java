package io.bothways.platform.consumer;

import io.bothways.platform.consumer.DeadLetters.Letter;
import io.bothways.platform.consumer.Inbound.Line;
import io.bothways.platform.sql.SqlFailure;
import io.bothways.platform.trace.Trace;
import io.bothways.platform.tx.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;

/**
 * Brings records through the gate: a batch in one transaction, and record by record when one of them fails, so that a
 * bad record costs its neighbours nothing but time. A failure that may pass (no database, deadlock) is thrown to the
 * caller, who comes again; any other is tried three times and then the record is poison.
 */
@ApplicationScoped
class Passage {

    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final int ATTEMPTS = 3;
    private static final int SECONDS = 120;

    private final Gate gate;
    private final Handlers handlers;
    private final DeadLetters letters;

    Passage(Gate gate, Handlers handlers, DeadLetters letters) {
        this.gate = gate;
        this.handlers = handlers;
        this.letters = letters;
    }

    void take(List<Inbound> records) throws InterruptedException {
        Set<Line> waiting = new LinkedHashSet<>();
        try {
            waiting.addAll(Work.inTransaction(SECONDS, () -> gate.pass(records)));
        } catch (RuntimeException e) {
            if (SqlFailure.isTransient(e)) {
                throw e;
            }
            for (Inbound inbound : records) {
                waiting.addAll(takeOne(inbound));
            }
        } finally {
            Trace.end();
        }
        waiting.forEach(this::drain);
    }

    /** Applies what waits in a line, as far as it goes. */
    void drain(Line line) {
        while (advance(line, (last, letter) -> !letter.isPoison() && follows(last, letter.inbound()))) {
            // each record in its own transaction, so that a failure keeps those before it
        }
    }

    /**
     * Applies the first record of a line even if it is poison or events before it are missing.
     *
     * @return false when it failed again
     */
    boolean force(Letter letter) {
        return advance(letter.inbound().line(), (last, first) -> first.id().equals(letter.id()));
    }

    private boolean advance(Line line, BiPredicate<Long, Letter> isTheOne) {
        Letter[] tried = new Letter[1];
        try {
            return Work.inTransaction(SECONDS, () -> {
                long last = gate.lock(line);
                Optional<Letter> first = letters.first(line);
                if (first.isEmpty() || !isTheOne.test(last, first.get())) {
                    return false;
                }
                Letter letter = first.get();
                tried[0] = letter;
                if (letter.inbound().sequence() > last) {
                    gate.apply(letter.inbound());
                    gate.moveTo(line, letter.inbound().sequence());
                }
                letters.remove(letter.id());
                return true;
            });
        } catch (RuntimeException e) {
            if (SqlFailure.isTransient(e) || tried[0] == null) {
                throw e;
            }
            giveUp(tried[0].inbound(), e);
            return false;
        } finally {
            Trace.end();
        }
    }

    private boolean follows(long last, Inbound inbound) {
        return inbound.sequence() <= last + 1 || handlers.gapsAreNormal(inbound.topic());
    }

    private Set<Line> takeOne(Inbound inbound) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Work.inTransaction(SECONDS, () -> gate.pass(List.of(inbound)));
            } catch (RuntimeException e) {
                if (SqlFailure.isTransient(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS || rootOf(e) instanceof MalformedRecord) {
                    giveUp(inbound, e);
                    return Set.of();
                }
                Thread.sleep(Duration.ofMillis(20L << attempt));
            }
        }
    }

    private void giveUp(Inbound inbound, RuntimeException failure) {
        LOG.errorf(
                failure,
                "Event %s (%s %s of key %s) is a dead letter",
                inbound.id(),
                inbound.type(),
                inbound.sequence(),
                inbound.key());
        Work.inTransaction(SECONDS, () -> {
            gate.poison(inbound, failure);
            return null;
        });
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
