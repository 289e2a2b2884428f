package io.bothways.platform.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.sql.Sql;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals the position in a list into an opaque text: HMAC-SHA-256 over the path and the values, under a key that all
 * instances of the service share. So a cursor cannot be made up, changed, or carried to another list.
 */
@ApplicationScoped
@Unremovable
class Cursors {

    private static final int TAG_BYTES = 16;
    private static final TypeReference<List<String>> VALUES = new TypeReference<>() {};

    private final Sql sql;
    private volatile @Nullable SecretKeySpec key;

    Cursors(Sql sql) {
        this.sql = sql;
    }

    String seal(String path, List<String> values) {
        try {
            byte[] content = EventJson.MAPPER.writeValueAsBytes(values);
            byte[] sealed = Arrays.copyOf(tag(path, content), TAG_BYTES + content.length);
            System.arraycopy(content, 0, sealed, TAG_BYTES, content.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cursor values are plain text", e);
        }
    }

    List<String> open(String path, String cursor) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            byte[] content = Arrays.copyOfRange(sealed, Math.min(TAG_BYTES, sealed.length), sealed.length);
            byte[] tag = Arrays.copyOf(sealed, TAG_BYTES);
            if (MessageDigest.isEqual(tag, tag(path, content))) {
                return EventJson.MAPPER.readValue(content, VALUES);
            }
        } catch (IllegalArgumentException | IOException e) {
            // not one of ours: answered below
        }
        throw StandardProblem.CURSOR_INVALID.plain();
    }

    private byte[] tag(String path, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        @Nullable SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(sharedSecret(), "HmacSHA256");
            key = known;
        }
        return known;
    }

    private byte[] sharedSecret() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.update("insert into platform_secret (name, value) values ('cursor', ?) on conflict do nothing", fresh);
            return sql.first("select value from platform_secret where name = 'cursor'", row -> row.getBytes(1))
                    .orElseThrow();
        });
    }
}
