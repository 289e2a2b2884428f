package io.bothways.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options of(String... arguments) {
        return Options.of(List.of(arguments));
    }

    @Test
    void anOptionHasAValueOrNone() {
        Options options = of("matching", "--in", "here", "--score", "--best", "30");

        assertThat(options.required("in")).isEqualTo("here");
        assertThat(options.has("score")).isTrue();
        assertThat(options.number("best", 5, 1, 100)).isEqualTo(30);
        assertThat(options.number("seed", 7)).isEqualTo(7);
    }

    @Test
    void aFolderStandsLast() {
        assertThat(of("matching", "--generate", "10", "there").folder()).isEqualTo(Path.of("there"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("matching", "--generate", "10").folder());
    }

    @Test
    void aMisspeltOptionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("matching", "--outt", "x").only("in", "out"))
                .withMessageContaining("--outt");
        assertThat(of("matching", "--out", "x").only("in", "out").has("out")).isTrue();
    }

    @Test
    void aWrongNumberIsNamedWithItsOption() {
        Options options = of("matching", "--best", "many", "--seed", "3000000000");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.number("best", 1))
                .withMessage("--best must be a whole number but is 'many'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.number("seed", 1, 1, 9))
                .withMessage("--seed must be 1 to 9 but is 3000000000.");
    }
}
