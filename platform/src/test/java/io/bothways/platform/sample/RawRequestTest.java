package io.bothways.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.infra.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no well-behaved client sends: a 4xx, and the next request works. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class RawRequestTest {

    private final URI root = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/things/%zz",
                "GET /v1/things/%00",
                "GET /v1/things/..%2f..%2fops/verify",
                "GET /v1//things/x",
                "GET /v1/things;x=1/y",
                "GET /v1/things%3Bx",
                "GET /v1/%5Cthings",
                "GET /v1/things/../../ops/verify",
                "GET /v1/things?cursor=%zz",
                "TRACE /v1/things",
                "BREW /v1/things",
                "DELETE /v1/things",
                "POST /v1/things/x"
            })
    void oddRequestsAreTheClientsFault(String line) throws IOException {
        String answer = exchange(line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.as("coordinator")
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).as(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(answer).doesNotContain("Exception", "\tat ");
    }

    @Test
    void aPathParameterDoesNotOpenADoor() throws IOException {
        for (String path :
                new String[] {"/ops/verify;x", "/ops/verify%3Bx", "//ops/verify", "/ops/./verify", "/ops%2fverify"}) {
            String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path + " → " + answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        }
    }

    @Test
    void twoAuthorizationsAreNone() throws IOException {
        String header = "Authorization: Bearer " + Tokens.as("coordinator") + "\r\n";
        String answer =
                exchange("GET /v1/things HTTP/1.1\r\nHost: x\r\n" + header + header + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws IOException {
        String answer = exchange("POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + Tokens.as("coordinator")
                + "\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
