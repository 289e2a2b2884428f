package io.bothways.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {

    @TempDir
    Path folder;

    @Test
    void whatABrokenOffStartLeftIsMadeAnew() throws IOException {
        Path directory = folder.resolve("data");
        assertThatThrownBy(() -> Unfinished.prepare(directory, it -> {
                    Files.createDirectories(it);
                    Files.writeString(it.resolve("half"), "of it");
                    throw new IOException("killed");
                }))
                .hasMessage("killed");

        Unfinished.prepare(directory, it -> {
            assertThat(it).doesNotExist();
            Files.createDirectories(it);
            Files.writeString(it.resolve("whole"), "of it");
        });

        assertThat(directory.resolve("half")).doesNotExist();
        assertThat(directory.resolve("whole")).exists();
    }

    @Test
    void whatIsFinishedIsNeverTouched() throws IOException {
        Path directory = folder.resolve("data");
        Unfinished.prepare(directory, Files::createDirectories);
        Files.writeString(directory.resolve("row"), "kept");

        Unfinished.prepare(directory, it -> {
            throw new AssertionError("made anew");
        });

        assertThat(directory.resolve("row")).hasContent("kept");
    }
}
