package io.bothways.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.infra.RawHttp;
import io.bothways.infra.RawHttp.Answer;
import io.bothways.infra.Tokens;
import io.bothways.platform.event.EventJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no well-behaved client sends: the right problem, and the next request works. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class RawRequestTest {

    private static final String TOKEN = "Authorization: Bearer " + Tokens.as("coordinator") + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final URI server = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET /v1/things/%zz,                    400, malformed
            GET /v1/things/%,                      400, malformed
            GET /v1/things/%4,                     400, malformed
            GET /v1/things/%ff,                    400, malformed
            GET /v1/things/%c0%af,                 400, malformed
            GET /v1/things?cursor=%zz,             400, malformed
            GET /v1/things?%=x,                    400, malformed
            GET /nothing/%zz,                      400, malformed
            GET /scim/%zz,                         400, malformed
            GET /q/%zz,                            400, malformed
            GET /v1/things/%00,                    404, not-found
            GET /v1/things/..%2f..%2fops/verify,   404, not-found
            GET /v1/things;x=1/y,                  404, not-found
            GET /v1/things%3Bx,                    404, not-found
            GET /v1/%5Cthings,                     404, not-found
            GET /nothing,                          404, not-found
            GET /,                                 404, not-found
            GET /q/nothing,                        404, not-found
            GET nothing,                           404, not-found
            TRACE /v1/things,                      405, method-not-allowed
            BREW /v1/things,                       405, method-not-allowed
            DELETE /v1/things,                     405, method-not-allowed
            POST /v1/things/01920000-0000-7000-8000-000000000000, 405, method-not-allowed
            """)
    void oddRequestsAreTheClientsFault(String line, int status, String slug) throws IOException {
        problem(RawHttp.exchange(server, line, TOKEN, ""), status, slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1//things/x", "GET /v1/things/../../ops/verify", "GET *", "OPTIONS *"})
    void whereverOddPathsLeadItIsNoDoor(String line) throws IOException {
        Answer answer = RawHttp.exchange(server, line, TOKEN, "");
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }

    @Test
    void aPathParameterDoesNotOpenADoor() throws IOException {
        for (String path :
                new String[] {"/ops/verify;x", "/ops/verify%3Bx", "//ops/verify", "/ops/./verify", "/ops%2fverify"}) {
            Answer answer = RawHttp.exchange(server, "GET " + path, "", "");
            assertThat(answer.status()).as(path + " → " + answer).isBetween(400, 499);
        }
    }

    @Test
    void twoAuthorizationsAreNone() throws IOException {
        problem(RawHttp.exchange(server, "GET /v1/things", TOKEN + TOKEN, ""), 401, "unauthenticated");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        problem(
                RawHttp.exchange(server, "POST /v1/things", TOKEN + JSON + "Content-Length: 99999999\r\n", "{"),
                413,
                "too-large");
    }

    @Test
    void aBodyThatGrowsTooLargeOnTheWayIsRefused() throws IOException {
        String chunk = " ".repeat(0x40000);
        String chunks = ("40000\r\n" + chunk + "\r\n").repeat(33);
        problem(
                RawHttp.exchange(
                        server,
                        "POST /v1/things",
                        TOKEN + JSON + "Transfer-Encoding: chunked\r\n",
                        "1\r\n{\r\n" + chunks),
                413,
                "too-large");
    }

    @Test
    void anAddressThatIsTooLongIsRefused() throws IOException {
        problem(
                RawHttp.exchange(server, "GET /v1/things?cursor=" + "x".repeat(17_000), TOKEN, ""),
                414,
                "uri-too-long");
        problem(
                RawHttp.exchange(server, "GET /v1/things?cursor=" + "x".repeat(15_000), TOKEN, ""),
                400,
                "cursor-invalid");
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        problem(
                RawHttp.exchange(server, "GET /v1/things", TOKEN + "X-A: " + "x".repeat(17_000) + "\r\n", ""),
                431,
                "headers-too-large");
    }

    @Test
    void aRequestWithoutHostIsRefused() throws IOException {
        problem(RawHttp.exchange(server, "GET /v1/things HTTP/1.1\r\nConnection: close\r\n\r\n"), 400, "malformed");
    }

    private void problem(Answer answer, int status, String slug) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("content-type")).as(answer.toString()).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        JsonNode problem = EventJson.MAPPER.readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(RawHttp.exchange(server, "GET /v1/things", TOKEN, "").status())
                .as("the next request")
                .isEqualTo(200);
    }
}
