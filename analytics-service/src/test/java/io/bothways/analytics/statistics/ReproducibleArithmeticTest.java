package io.bothways.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The same rows give the same bits on every machine: no function that a processor may round in its own way. */
class ReproducibleArithmeticTest {
    private static final Path SOURCES = Path.of("src/main/java/io/bothways/analytics/statistics");
    /** Exact or correctly rounded everywhere: sqrt, abs, min, max, floor, ceil, rint, round, clamp and integer arithmetic. */
    private static final Pattern INEXACT = Pattern.compile(
            "(?<!Strict)\\bMath(\\.|::)(exp|expm1|log|log10|log1p|pow|cbrt|hypot|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh)\\b");

    @Test
    void transcendentalFunctionsAreStrict() throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                boolean inexact = INEXACT.matcher(Files.readString(file)).find();
                if (inexact) {
                    found.add(SOURCES.relativize(file).toString());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theSearchFindsWhatItLooksFor() {
        assertThat(INEXACT.matcher("x = Math.log(2)").find()).isTrue();
        assertThat(INEXACT.matcher("map(Math::exp)").find()).isTrue();
        assertThat(INEXACT.matcher("StrictMath.log(2) + Math.sqrt(2)").find()).isFalse();
    }
}
