package io.bothways.profiles;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Real input that is not ours to publish: where the property {@code bothways.data} or the variable
 * BOTHWAYS_DATA points, or in {@code shared/data} beside the project. Tests that need it are skipped
 * without it.
 */
public final class RealData {
    private RealData() {}

    public static byte[] read(String file) {
        var path = directory().resolve(file);
        assumeTrue(Files.isReadable(path), () -> "skipped: no " + file + "; set -Dbothways.data to where it is");
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        return Optional.ofNullable(System.getProperty("bothways.data"))
                .or(() -> Optional.ofNullable(System.getenv("BOTHWAYS_DATA")))
                .map(Path::of)
                .orElse(Path.of("../../shared/data"));
    }
}
