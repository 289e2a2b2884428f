package io.bothways.platform.access;

import java.util.UUID;

/** The person behind a login, as this service knows them from events. */
public record KnownPerson(UUID id, boolean left) {}
