package io.bothways.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A login without its name: lower-case hexadecimal SHA-256 of {@code issuer|subject}. */
public final class LoginKey {

    private LoginKey() {}

    public static String of(String issuer, String subject) {
        try {
            byte[] text = (issuer + "|" + subject).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
