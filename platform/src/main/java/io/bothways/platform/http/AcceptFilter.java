package io.bothways.platform.http;

import io.bothways.platform.problem.StandardProblem;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * An operation that names no media type answers JSON; who accepts none is told so before anything happens. Without this
 * the framework writes the text form of the Java object, under whatever media type was asked for.
 */
class AcceptFilter {

    private static final int BEFORE_ACCESS = 500;

    @ServerRequestFilter(priority = BEFORE_ACCESS)
    public void jsonIsAccepted(ContainerRequestContext request, ResourceInfo resource) {
        Method operation = resource.getResourceMethod();
        boolean answersJson = operation.getReturnType() != void.class
                && !operation.isAnnotationPresent(Produces.class)
                && !resource.getResourceClass().isAnnotationPresent(Produces.class);
        if (answersJson
                && request.getAcceptableMediaTypes().stream()
                        .noneMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible)) {
            throw StandardProblem.NOT_ACCEPTABLE.plain();
        }
    }
}
