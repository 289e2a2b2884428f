package io.bothways.local.story.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivalPlotTest {
    @Test
    void drawsEachCurveWithItsMarkAndNamesIt() {
        var lines = SurvivalPlot.of(List.of(
                new SurvivalPlot.Curve(
                        "participants", 'o', List.of(point(0, 1), point(1, 0.99), point(2, 0.95), point(3, 0.90))),
                new SurvivalPlot.Curve("others", 'x', List.of(point(0, 1), point(1, 0.95), point(2, 0.85)))));

        assertThat(lines.getFirst()).startsWith(" 100 %").contains("#");
        assertThat(lines).anyMatch(line -> line.contains("o participants"));
        assertThat(lines).anyMatch(line -> line.contains("x others"));
        assertThat(String.join("", lines).chars().filter(mark -> mark == 'o').count())
                .as("three months of the curve and five letters o in the legend and axis")
                .isGreaterThanOrEqualTo(3);
        assertThat(lines).anyMatch(line -> line.endsWith("months since joining"));
    }

    @Test
    void drawsNothingButTheAxisWhenThereIsNoCurve() {
        assertThat(SurvivalPlot.of(List.of())).isNotEmpty();
    }

    private static SurvivalPlot.Point point(int month, double estimate) {
        return new SurvivalPlot.Point(month, estimate);
    }
}
