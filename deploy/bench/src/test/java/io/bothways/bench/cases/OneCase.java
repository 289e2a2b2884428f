package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A case file of a single case over a small table. */
final class OneCase {
    private OneCase() {}

    /** @param roles settings of the case, as members of a JSON object */
    static JsonNode answer(Path folder, String data, String roles, String answer) throws IOException {
        Files.writeString(folder.resolve("d.csv"), data);
        Files.writeString(
                folder.resolve("cases.json"),
                "{\"cases\": [{\"id\": \"a\", \"data\": \"d.csv\", " + roles + ", \"answer\": " + answer + "}]}");
        return CaseFile.read(folder.resolve("cases.json"), folder).answers().path("a");
    }
}
