package io.bothways.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Our first migration is platform's table script, word for word: a dependency never changes our schema by itself. */
class PlatformTablesTest {
    @Test
    void areTheOnesThatPlatformExpects() throws IOException {
        assertThat(read("/db/migration/V0001__platform.sql")).isEqualTo(read("/bothways/platform.sql"));
    }

    private static String read(String resource) throws IOException {
        try (var script = PlatformTablesTest.class.getResourceAsStream(resource)) {
            assertThat(script).as(resource).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
