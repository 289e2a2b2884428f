package io.bothways.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short time who is behind a login. Only people who may come in are remembered: someone unknown is
 * looked up again, so a newcomer is let in at once and a leaver is refused when the memory ends.
 */
@ApplicationScoped
class People {

    private static final int GREATEST_SIZE = 5_000;

    private record Remembered(KnownPerson person, Instant until) {}

    private final Instance<PersonDirectory> directory;
    private final Duration memory;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    People(
            Instance<PersonDirectory> directory,
            @ConfigProperty(name = "bothways.auth.person-memory", defaultValue = "30s") Duration memory) {
        this.directory = directory;
        this.memory = memory;
    }

    @Nullable
    KnownPerson of(String loginKey) {
        if (directory.isUnsatisfied()) {
            return null;
        }
        Instant now = Instant.now();
        @Nullable Remembered known = remembered.get(loginKey);
        if (known != null && now.isBefore(known.until())) {
            return known.person();
        }
        Optional<KnownPerson> found = directory.get().byLoginKey(loginKey);
        if (found.isPresent() && !found.get().left() && !memory.isZero()) {
            if (remembered.size() >= GREATEST_SIZE) {
                remembered.clear();
            }
            remembered.put(loginKey, new Remembered(found.get(), now.plus(memory)));
        } else {
            remembered.remove(loginKey);
        }
        return found.orElse(null);
    }
}
