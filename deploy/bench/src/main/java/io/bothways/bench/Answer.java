package io.bothways.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.bench.cases.CaseFile;
import java.io.IOException;
import java.nio.file.Path;

/** `statistics --cases FILE --out FILE [--data DIR]` */
final class Answer {
    private Answer() {}

    static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        CaseFile cases = CaseFile.read(
                file,
                arguments.length > 2
                        ? Path.of(arguments[2])
                        : file.toAbsolutePath().resolveSibling(""));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[1]).toFile(), cases.answers());
    }
}
