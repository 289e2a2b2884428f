package io.bothways.local.story.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TellingTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Telling telling = new Telling(new Narrator(new PrintStream(printed, true, StandardCharsets.UTF_8)));

    @Test
    void keepsTheFiguresOfAStepThatHolds() {
        int result = telling.step("people", "People arrive", figures -> {
            figures.put("created", 40);
            return 40;
        });

        assertThat(result).isEqualTo(40);
        assertThat(telling.steps()).singleElement().satisfies(step -> {
            assertThat(step.ok()).isTrue();
            assertThat(step.number("created")).isEqualTo(40);
        });
    }

    @Test
    void aStepThatDoesNotHoldNamesItselfAndWhatWasExpected() {
        assertThatThrownBy(() -> telling.step("people", "People arrive", figures -> {
                    figures.putExpecting("created", 39, 40);
                    return 0;
                }))
                .isInstanceOf(StoryStopped.class);

        assertThat(telling.steps()).singleElement().satisfies(step -> {
            assertThat(step.ok()).isFalse();
            assertThat(step.expected()).contains("expected created = 40, found 39");
            assertThat(step.number("created")).isEqualTo(39);
        });
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("the step 'people' did not hold: expected created = 40, found 39");
    }
}
