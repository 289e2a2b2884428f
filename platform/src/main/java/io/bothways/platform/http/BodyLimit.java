package io.bothways.platform.http;

import io.bothways.platform.problem.StandardProblem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Ends the reading of a body that did not announce its length when it outgrows the limit, with the problem that an
 * announced one gets. It takes the place of the server's own count, which answers without a body and then fails.
 */
@Singleton
class BodyLimit {

    private final long largestBody;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.largestBody = largestBody.asLongValue();
    }

    void replaceTheCountOfTheServer(@Observes Router router) {
        // directly after the route that sets it
        router.route().order(-1).handler(exchange -> {
            exchange.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
            exchange.next();
        });
    }

    @ServerRequestFilter
    public void count(ContainerRequestContext request, RoutingContext exchange) {
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && !request.getMethod().equals(HttpMethod.GET)) {
            request.setEntityStream(new Counted(request.getEntityStream(), exchange));
        }
    }

    private final class Counted extends FilterInputStream {

        private final RoutingContext exchange;
        private long count;

        Counted(InputStream body, RoutingContext exchange) {
            super(body);
            this.exchange = exchange;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        /** Closing reads the rest, which is not wanted of a body that is too large. */
        @Override
        public void close() throws IOException {
            if (count <= largestBody) {
                in.close();
            }
        }

        private void count(int more) {
            count += more;
            if (count > largestBody) {
                // nobody reads the rest of the request
                exchange.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
                exchange.addEndHandler(end -> exchange.request().connection().close());
                throw StandardProblem.TOO_LARGE.with("limit", largestBody);
            }
        }
    }
}
