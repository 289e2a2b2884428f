package io.bothways.local.story.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void isAlwaysAValueThatWasMeasured() {
        var values = LongStream.rangeClosed(1, 20).boxed().toList();

        assertThat(Percentiles.of(values, 0.95)).isEqualTo(19);
        assertThat(Percentiles.of(values, 0.50)).isEqualTo(10);
        assertThat(Percentiles.of(values, 1)).isEqualTo(20);
        assertThat(Percentiles.of(List.of(7L), 0.95)).isEqualTo(7);
    }

    @Test
    void isZeroWhenNothingWasMeasured() {
        assertThat(Percentiles.of(List.of(), 0.95)).isZero();
    }
}
