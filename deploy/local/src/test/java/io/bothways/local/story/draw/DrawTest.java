package io.bothways.local.story.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final List<Integer> CHOICES = IntStream.range(0, 50).boxed().toList();
    private final Draw draw = new Draw(7);

    @Test
    void drawsTheSameForTheSameSubjectWhateverWasDrawnBefore() {
        double first = draw.unit("leaves", "42");
        draw.unit("leaves", "43");

        assertThat(draw.unit("leaves", "42")).isEqualTo(first);
        assertThat(new Draw(7).unit("leaves", "42")).isEqualTo(first);
    }

    @Test
    void drawsOtherwiseForAnotherSeedPurposeOrSubject() {
        double drawn = draw.unit("leaves", "42");

        assertThat(new Draw(8).unit("leaves", "42")).isNotEqualTo(drawn);
        assertThat(draw.unit("joins", "42")).isNotEqualTo(drawn);
        assertThat(draw.unit("leaves", "41")).isNotEqualTo(drawn);
    }

    @Test
    void happensAboutAsOftenAsAsked() {
        long happened = IntStream.range(0, 10_000)
                .filter(subject -> draw.happens(0.16, "leaves", subject))
                .count();

        assertThat(happened).isBetween(1_450L, 1_750L);
    }

    @Test
    void choosesDifferentOnesAndFewerIsAPrefixOfMore() {
        var more = draw.some(10, CHOICES, "skills", "42");

        assertThat(more).hasSize(10).doesNotHaveDuplicates();
        assertThat(draw.some(4, CHOICES, "skills", "42")).isEqualTo(more.subList(0, 4));
        assertThat(draw.some(99, CHOICES, "skills", "42")).hasSize(50);
    }
}
