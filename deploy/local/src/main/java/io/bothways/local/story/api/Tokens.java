package io.bothways.local.story.api;

/** Where the token of an account comes from. */
@FunctionalInterface
public interface Tokens {
    String of(Account account);
}
