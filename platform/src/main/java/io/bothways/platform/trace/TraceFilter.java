package io.bothways.platform.trace;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Opens the exchange before anything else looks at the request. */
class TraceFilter {

    private final Exchange exchange;

    TraceFilter(Exchange exchange) {
        this.exchange = exchange;
    }

    @ServerRequestFilter(preMatching = true, priority = 1)
    public void open(ContainerRequestContext request, HttpServerRequest http) {
        Trace.begin(request.getHeaderString("traceparent"));
        String origin = http.remoteAddress() == null
                ? ""
                : String.valueOf(http.remoteAddress().hostAddress());
        exchange.open(request.getMethod(), request.getUriInfo().getRequestUri().getRawPath(), origin);
    }
}
