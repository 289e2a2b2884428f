package io.bothways.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the first layout of a data directory a thing done once or not at all: a mark beside it says that it was finished.
 * Without the mark nobody has stored anything there yet, so the directory is made anew; what a killed start left is put
 * aside rather than removed, in case somebody lost the mark and not the data.
 */
final class Unfinished {

    private Unfinished() {}

    /** Lays a directory out. */
    interface Layout {
        void lay(Path directory) throws IOException;
    }

    static void prepare(Path directory, Layout layout) throws IOException {
        Path mark = mark(directory);
        if (Files.exists(mark)) {
            return;
        }
        if (Files.exists(directory)) {
            Path aside = directory.resolveSibling(directory.getFileName() + ".incomplete");
            Directories.delete(aside);
            Files.move(directory, aside);
        }
        Files.createDirectories(directory.toAbsolutePath().getParent());
        layout.lay(directory);
        Files.writeString(mark, "The directory beside this file is complete.\n");
    }

    private static Path mark(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".complete");
    }
}
