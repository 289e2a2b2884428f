package io.bothways.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Business time is the clock's, also in SQL: the database's own time would not move with it. */
class BusinessTimeTest {
    private static final Pattern DATABASE_TIME =
            Pattern.compile("\\b(now\\(\\)|current_timestamp|current_date|clock_timestamp\\(\\)|localtimestamp)");

    @Test
    void noStatementAsksTheDatabaseForTheTime() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.endsWith("V0001__platform.sql"))
                            .filter(BusinessTimeTest::asksTheDatabase))
                    .isEmpty();
        }
    }

    private static boolean asksTheDatabase(Path file) {
        try {
            return DATABASE_TIME.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
