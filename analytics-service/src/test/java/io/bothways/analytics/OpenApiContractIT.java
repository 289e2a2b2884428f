package io.bothways.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description that the build wrote is the one that is committed: a changed API shows in the diff. */
class OpenApiContractIT {
    @Test
    void isWhatTheBuildGenerated() throws IOException {
        assertThat(Path.of("contract/openapi.yaml"))
                .as("the API changed: if that is meant, run"
                        + " cp analytics-service/target/openapi/openapi.yaml analytics-service/contract/openapi.yaml"
                        + " and commit it")
                .hasContent(Files.readString(Path.of("target/openapi/openapi.yaml")));
    }
}
