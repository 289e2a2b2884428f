package io.bothways.local.story;

/** Makes the tokens that an identity provider would make: a raw JWT for one subject with these roles. */
@FunctionalInterface
public interface TokenIssuer {
    String token(String subject, String... roles);
}
