package io.bothways.bench.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionRunTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingIsDisclosedAndTheClaimSaysHowFarItGoes(long seed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        int code = new SuppressionRun(out, Optional.empty()).run(150, seed);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("150 tables", " 0 disclosed", "may be wider than a perfect reader's");
        assertThat(code).isZero();
    }
}
