package io.bothways.sessions.session.attestation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attestation table (domain, 3b): a pure function of two words and the time.
 *
 * <p>Two words decide at once: held and held make it held; not held and not held, missed; an absent partner who says
 * "not held" agrees to a no-show; every other pair contradicts itself and is disputed. One word decides when the other
 * side stays silent for {@code answer} after it: held becomes one-sided, an absent partner a no-show, and a lone "not
 * held", which the table leaves open, a missed session. No word for {@code silence} after the end is a missed session.
 *
 * <p>In a dispute each may change their word for {@code answer}; two that now agree end it, as held or as not held (a
 * settled dispute blames nobody), and the time ends it as not held.
 */
public record Attestation(Duration answer, Duration silence) {

    /**
     * The verdict before a dispute.
     *
     * @param asked since when words are asked for: the end of the session, or when it was logged
     */
    public Verdict verdict(@Nullable Statement a, @Nullable Statement b, Instant asked, Instant now) {
        if (a != null && b != null) return both(a.word(), b.word());
        if (a != null) return alone(a, Side.A, now);
        if (b != null) return alone(b, Side.B, now);
        Instant until = asked.plus(silence);
        return now.isBefore(until) ? new Verdict.Open(until) : new Verdict.Missed();
    }

    /** The verdict in a dispute that began at {@code since}. */
    public Verdict afterDispute(Word a, Word b, Instant since, Instant now) {
        Instant until = since.plus(answer);
        return switch (both(a, b)) {
            case Verdict.Held held -> held;
            case Verdict.Missed agreed -> new Verdict.NotHeld();
            case Verdict.NoShow agreed -> new Verdict.NotHeld();
            case Verdict.Disputed still -> now.isBefore(until) ? new Verdict.Open(until) : new Verdict.NotHeld();
            case Verdict.Open impossible -> throw undecided(a, b);
            case Verdict.HeldOneSided impossible -> throw undecided(a, b);
            case Verdict.NotHeld impossible -> throw undecided(a, b);
        };
    }

    private static Verdict both(Word a, Word b) {
        return switch (a) {
            case HELD ->
                switch (b) {
                    case HELD -> new Verdict.Held();
                    case NOT_HELD, PARTNER_ABSENT -> new Verdict.Disputed();
                };
            case NOT_HELD ->
                switch (b) {
                    case HELD -> new Verdict.Disputed();
                    case NOT_HELD -> new Verdict.Missed();
                    case PARTNER_ABSENT -> new Verdict.NoShow(Side.A);
                };
            case PARTNER_ABSENT ->
                switch (b) {
                    case HELD, PARTNER_ABSENT -> new Verdict.Disputed();
                    case NOT_HELD -> new Verdict.NoShow(Side.B);
                };
        };
    }

    private Verdict alone(Statement statement, Side by, Instant now) {
        Instant until = statement.since().plus(answer);
        if (now.isBefore(until)) return new Verdict.Open(until);
        return switch (statement.word()) {
            case HELD -> new Verdict.HeldOneSided();
            case NOT_HELD -> new Verdict.Missed();
            case PARTNER_ABSENT -> new Verdict.NoShow(by.other());
        };
    }

    private static IllegalStateException undecided(Word a, Word b) {
        return new IllegalStateException("Two words, " + a + " and " + b + ", must decide or contradict");
    }
}
