package io.bothways.platform.http;

import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.ProblemWriter;
import io.bothways.platform.problem.StandardProblem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what no operation could read (addresses that cannot be decoded, addresses, headers and bodies that are too
 * large) before one is looked for, because the HTTP server by itself answers such requests without a problem document.
 * The server's own limits are set wider than the ones here; only what exceeds those too is answered without a body.
 */
@Singleton
class Doorkeeper {

    private static final int LONGEST_URI = 16 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;

    private final ProblemWriter problems;
    private final long largestBody;

    Doorkeeper(
            ProblemWriter problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.problems = problems;
        this.largestBody = largestBody.asLongValue();
    }

    void standAtTheDoor(@Observes Router router) {
        // before every route, also those of the server itself, some of which fail on such requests
        router.route().order(Integer.MIN_VALUE).handler(this::admit).failureHandler(this::explain);
    }

    private void admit(RoutingContext exchange) {
        Optional<Problem> objection = objection(exchange.request());
        if (objection.isPresent()) {
            refuse(exchange, objection.get());
        } else {
            exchange.next();
        }
    }

    /** What the router or another route refused by a mere status. */
    private void explain(RoutingContext exchange) {
        int status = exchange.statusCode();
        if (status >= 400 && status < 500 && !exchange.response().headWritten()) {
            refuse(exchange, StandardProblem.ofStatus(status).plain());
        } else {
            exchange.next();
        }
    }

    private Optional<Problem> objection(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_URI) {
            return Optional.of(StandardProblem.URI_TOO_LONG.with("limit", LONGEST_URI));
        }
        int headers = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (headers > LARGEST_HEADERS) {
            return Optional.of(StandardProblem.HEADERS_TOO_LARGE.with("limit", LARGEST_HEADERS));
        }
        if (!isDecodable(request.uri())) {
            return Optional.of(StandardProblem.MALFORMED
                    .plain()
                    .detail("The address is not one by RFC 3986, or its percent sequences are not UTF-8"));
        }
        @Nullable String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > largestBody) {
            return Optional.of(StandardProblem.TOO_LARGE.with("limit", largestBody));
        }
        return Optional.empty();
    }

    /** Whether the address is one by RFC 3986 and its percent sequences are UTF-8. */
    private static boolean isDecodable(String uri) {
        try {
            String raw = new URI(uri).toString();
            ByteBuffer bytes = ByteBuffer.allocate(raw.length());
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c == '%') {
                    bytes.put((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
                    i += 2;
                } else {
                    bytes.put((byte) (c < 0x80 ? c : '?'));
                }
            }
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (URISyntaxException | CharacterCodingException e) {
            return false;
        }
    }

    private void refuse(RoutingContext exchange, Problem problem) {
        HttpServerResponse response = exchange.response();
        @Nullable String path = exchange.request().path();
        ProblemWriter.Written written = problems.write(problem, path == null ? "" : path);
        response.setStatusCode(problem.type().status())
                .putHeader(HttpHeaderNames.CONTENT_TYPE, written.mediaType())
                .putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        // nobody reads the rest of the request
        response.endHandler(end -> exchange.request().connection().close());
        response.end(written.body())
                .onFailure(gone -> exchange.request().connection().close());
    }
}
