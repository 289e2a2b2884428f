package io.bothways.platform.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an operation: holders of one of the roles. Stands on every resource method; a service with a method that
 * lacks it does not start. Relations (party of the partnership, coordinator of the programme) are checked in the
 * application service, which answers 404 for what is not the caller's.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {

    /** One of these roles is enough. */
    Role[] value() default {};

    /** Anyone with a valid token. */
    boolean authenticated() default false;

    /** Anyone at all; no token is looked at. */
    boolean anonymous() default false;
}
