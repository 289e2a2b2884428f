package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Answers are stored with the version that gave them, so two versions must never be called the same. */
class KnownAnswerTest {
    private static final String KNOWN = "retention-study-5 5f3958d58125685f";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

    @Test
    void anotherAnswerNeedsAnotherVersion() throws NoSuchAlgorithmException {
        StudyParameters quick = StudyParameters.USUAL.withBootstraps(32);
        StudyData plain = Simulated.organisation(900, 0.7, 77);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (StudyData data : List.of(
                plain,
                Simulated.withGaps(plain, 77),
                Simulated.lottery(900, 0.7, 77),
                Simulated.rollOut(2000, 0.7, 77))) {
            String answer = RetentionStudy.answer(data, quick).toString();
            String rounded = NUMBER.matcher(answer).replaceAll(KnownAnswerTest::rounded);
            digest.update(rounded.replace(Findings.CODE_VERSION, "").getBytes(StandardCharsets.UTF_8));
        }
        String known = HexFormat.of().formatHex(digest.digest()).substring(0, 16);

        assertThat(Findings.CODE_VERSION + " " + known)
                .as("raise Findings.CODE_VERSION with every change of an answer, then write down the digest")
                .isEqualTo(KNOWN);
    }

    /** Six digits: what the platform's logarithms may change in the simulated data is less. */
    private static String rounded(MatchResult number) {
        return new BigDecimal(number.group()).round(new MathContext(6)).toPlainString();
    }
}
