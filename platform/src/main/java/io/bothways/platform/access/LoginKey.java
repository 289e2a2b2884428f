package io.bothways.platform.access;

import io.bothways.platform.digest.Sha256;
import java.nio.charset.StandardCharsets;

/** A login without its name: lower-case hexadecimal SHA-256 of {@code issuer|subject}. */
public final class LoginKey {

    private LoginKey() {}

    public static String of(String issuer, String subject) {
        return Sha256.hex((issuer + "|" + subject).getBytes(StandardCharsets.UTF_8));
    }
}
