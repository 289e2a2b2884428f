package io.bothways.platform.audit;

import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.trace.Exchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Finds operations that changed something and left no audit row: the answer becomes an error in the test profile, so
 * that it cannot be overlooked, and a logged and counted defect elsewhere.
 */
class AuditedFilter {

    private static final Logger LOG = Logger.getLogger(AuditedFilter.class);
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Exchange exchange;
    private final MeterRegistry meters;

    AuditedFilter(Exchange exchange, MeterRegistry meters) {
        this.exchange = exchange;
        this.meters = meters;
    }

    @ServerResponseFilter
    public void check(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        boolean changed = CHANGING.contains(request.getMethod()) && response.getStatus() / 100 == 2;
        if (!changed
                || exchange.isAccountedFor()
                || resource.getResourceMethod() == null
                || resource.getResourceMethod().isAnnotationPresent(NotAudited.class)) {
            return;
        }
        LOG.errorf("%s left no audit row", resource.getResourceMethod());
        meters.counter("bothways.audit.missing").increment();
        if (ConfigUtils.isProfileActive("test")) {
            response.setStatus(StandardProblem.NOT_AUDITED.status());
            response.setEntity(null);
        }
    }
}
