package io.bothways.sessions.session.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of words, or silence, at every time that makes a difference. */
class AttestationTest {
    private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration ANSWER = Duration.ofDays(7);
    private static final Duration SILENCE = Duration.ofDays(14);
    private static final Attestation TABLE = new Attestation(ANSWER, SILENCE);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    /** A row: what a and b say (null = nothing), how long ago the first spoke, how long ago it ended; the outcome. */
    record Row(@Nullable Word a, @Nullable Word b, Duration sinceEnd, Duration sinceWord, String outcome) {}

    /** Written out from the domain's table, not computed: columns are b's word, rows are a's. */
    private static final String[][] BOTH = {
        //               held        not-held    partner-absent
        /* held     */ {"Held", "Disputed", "Disputed"},
        /* not-held */ {"Disputed", "Missed", "NoShow[A]"},
        /* absent   */ {"Disputed", "NoShow[B]", "Disputed"},
    };

    private static final String[] ALONE_A = {"HeldOneSided", "Missed", "NoShow[B]"};
    private static final String[] ALONE_B = {"HeldOneSided", "Missed", "NoShow[A]"};

    static Stream<Row> rows() {
        var rows = new ArrayList<Row>();
        List<Duration> times = List.of(
                Duration.ZERO, ANSWER.minus(MICRO), ANSWER, SILENCE.minus(MICRO), SILENCE, SILENCE.plus(ANSWER));
        for (Duration sinceEnd : times) {
            boolean silenceIsOver = sinceEnd.compareTo(SILENCE) >= 0;
            rows.add(new Row(null, null, sinceEnd, Duration.ZERO, silenceIsOver ? "Missed" : "Open"));
            for (Duration sinceWord : times) {
                if (sinceWord.compareTo(sinceEnd) > 0) continue;
                boolean answerIsLate = sinceWord.compareTo(ANSWER) >= 0;
                for (Word word : Word.values()) {
                    rows.add(new Row(word, null, sinceEnd, sinceWord, answerIsLate ? ALONE_A[word.ordinal()] : "Open"));
                    rows.add(new Row(null, word, sinceEnd, sinceWord, answerIsLate ? ALONE_B[word.ordinal()] : "Open"));
                    for (Word other : Word.values()) {
                        rows.add(new Row(word, other, sinceEnd, sinceWord, BOTH[word.ordinal()][other.ordinal()]));
                    }
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decides(Row row) {
        Instant now = END.plus(row.sinceEnd());
        Instant spoke = now.minus(row.sinceWord());

        Verdict verdict = TABLE.verdict(statement(row.a(), spoke), statement(row.b(), spoke), END, now);

        assertThat(name(verdict)).isEqualTo(row.outcome());
    }

    @Test
    void isOpenUntilTheInstantAtWhichTimeDecides() {
        var spoke = END.plus(Duration.ofDays(2));

        assertThat(TABLE.verdict(null, null, END, END)).isEqualTo(new Verdict.Open(END.plus(SILENCE)));
        assertThat(TABLE.verdict(new Statement(Word.HELD, spoke), null, END, spoke))
                .isEqualTo(new Verdict.Open(spoke.plus(ANSWER)));
    }

    static Stream<Row> disputes() {
        var rows = new ArrayList<Row>();
        for (Duration since : List.of(Duration.ZERO, ANSWER.minus(MICRO), ANSWER, SILENCE)) {
            for (Word a : Word.values()) {
                for (Word b : Word.values()) {
                    String still = since.compareTo(ANSWER) >= 0 ? "NotHeld" : "Open";
                    String outcome =
                            switch (BOTH[a.ordinal()][b.ordinal()]) {
                                case "Held" -> "Held";
                                case "Disputed" -> still;
                                default -> "NotHeld";
                            };
                    rows.add(new Row(a, b, since, since, outcome));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("disputes")
    void endsADispute(Row row) {
        Word a = row.a();
        Word b = row.b();
        if (a == null || b == null) throw new AssertionError("a dispute has two words");

        Verdict verdict = TABLE.afterDispute(a, b, END, END.plus(row.sinceWord()));

        assertThat(name(verdict)).isEqualTo(row.outcome());
    }

    @Test
    void isFairToBothSides() {
        for (Word a : Word.values()) {
            for (Word b : Word.values()) {
                Verdict one = TABLE.verdict(new Statement(a, END), new Statement(b, END), END, END);
                Verdict mirrored = TABLE.verdict(new Statement(b, END), new Statement(a, END), END, END);
                Verdict expected = one instanceof Verdict.NoShow(var absent) ? new Verdict.NoShow(absent.other()) : one;
                assertThat(mirrored).isEqualTo(expected);
            }
        }
        assertThat(Arrays.asList(Side.values()))
                .allSatisfy(side -> assertThat(side.other().other()).isEqualTo(side));
    }

    private static @Nullable Statement statement(@Nullable Word word, Instant since) {
        return word == null ? null : new Statement(word, since);
    }

    private static String name(Verdict verdict) {
        return verdict instanceof Verdict.NoShow(var absent)
                ? "NoShow[" + absent + "]"
                : verdict.getClass().getSimpleName();
    }
}
