package io.bothways.platform.access;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Looks at every resource method when the service starts, and stops the start when one does not say who may call it. */
@Provider
public class AccessDeclared implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        require(resource.getResourceMethod());
    }

    /** Fails when the method does not say, in exactly one way, who may call it. */
    public static void require(Method method) {
        @Nullable Access access = method.getAnnotation(Access.class);
        int ways = access == null
                ? 0
                : (access.value().length > 0 ? 1 : 0) + (access.authenticated() ? 1 : 0) + (access.anonymous() ? 1 : 0);
        if (ways != 1) {
            throw new IllegalStateException(method + " must say who may call it. Maybe add @Access(Role.…)");
        }
    }
}
