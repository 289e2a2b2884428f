package io.bothways.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says where the next page is, as a relative reference with all query parameters kept. */
class NextLinkFilter {

    @ServerResponseFilter
    public void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            var uri = request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.next())
                    .build();
            String reference = uri.getRawPath() + "?" + uri.getRawQuery();
            response.getHeaders().add(HttpHeaders.LINK, "<" + reference + ">; rel=\"next\"");
        }
    }
}
