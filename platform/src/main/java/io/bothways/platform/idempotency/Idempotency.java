package io.bothways.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.platform.access.Caller;
import io.bothways.platform.digest.Sha256;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.sql.SqlFailure;
import io.bothways.platform.trace.Exchange;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Runs an effect once per caller, operation and key, and answers repetitions with the first answer. Key, effect and
 * answer are one transaction: an effect that fails leaves no key behind. Of two requests at the same moment the second
 * waits up to two seconds for the first. Kept 24 hours of real time.
 */
@ApplicationScoped
public class Idempotency {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private static final int ATTEMPTS = 3;

    private record Stored(
            byte[] digest,
            int status,
            @Nullable String body,
            @Nullable String location,
            @Nullable String etag) {}

    private final Sql sql;
    private final ObjectMapper json;
    private final Caller caller;
    private final Exchange exchange;
    private final Loops loops;

    Idempotency(Sql sql, ObjectMapper json, Caller caller, Exchange exchange, Loops loops) {
        this.loops = loops;
        this.sql = sql;
        this.json = json;
        this.caller = caller;
        this.exchange = exchange;
    }

    void start(@Observes StartupEvent started) {
        loops.start("idempotency-purge", Duration.ofMinutes(10), () -> sql.update("""
                delete from idempotency_key where (caller, operation, key) in (
                    select caller, operation, key from idempotency_key
                    where created_at < clock_timestamp() - interval '24 hours' limit 1000)
                """) == 1_000);
    }

    /**
     * Runs the effect in a transaction, or repeats its answer.
     *
     * @param key the header Idempotency-Key; without one the effect simply runs
     * @param request everything that makes this request different from another one under the same key
     */
    public <T> RestResponse<T> once(@Nullable String key, Object request, Supplier<RestResponse<T>> effect) {
        if (QuarkusTransaction.isActive()) {
            return inTransaction(key, request, effect);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> inTransaction(key, request, effect));
            } catch (RuntimeException e) {
                // of two transactions that lock each other out PostgreSQL undoes one wholly: it may simply run again
                boolean undone = SqlFailure.stateOf(e)
                        .filter(state -> state.startsWith("40"))
                        .isPresent();
                if (!undone || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private <T> RestResponse<T> inTransaction(@Nullable String key, Object request, Supplier<RestResponse<T>> effect) {
        if (key == null) {
            return effect.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw StandardProblem.VALIDATION.at("/Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
        byte[] digest = digest(request);
        String who = caller.loginKey();
        if (!claim(who, key, digest)) {
            return repeat(who, key, digest);
        }
        RestResponse<T> answer = effect.get();
        sql.update(
                """
                update idempotency_key set status = ?, body = ?, location = ?, etag = ?
                where caller = ? and operation = ? and key = ?
                """,
                answer.getStatus(),
                answer.getEntity() == null ? null : write(answer.getEntity()),
                text(answer.getHeaders().getFirst(HttpHeaders.LOCATION)),
                text(answer.getHeaders().getFirst(HttpHeaders.ETAG)),
                who,
                exchange.operation(),
                key);
        return answer;
    }

    /** True when the key is ours: never used, expired, or left by a request that rolled back while we waited. */
    private boolean claim(String who, String key, byte[] digest) {
        try {
            sql.update("set local lock_timeout = '2s'");
            int claimed = sql.update("""
                    insert into idempotency_key as k (caller, operation, key, digest) values (?, ?, ?, ?)
                    on conflict (caller, operation, key) do update
                    set digest = excluded.digest, status = null, created_at = excluded.created_at
                    where k.created_at < clock_timestamp() - interval '24 hours'
                    """, who, exchange.operation(), key, digest);
            sql.update("set local lock_timeout = default");
            return claimed == 1;
        } catch (SqlFailure e) {
            if (SqlFailure.stateOf(e).filter("55P03"::equals).isPresent()) {
                throw StandardProblem.IN_PROGRESS.plain().retryAfter(Duration.ofSeconds(1));
            }
            throw e;
        }
    }

    @SuppressWarnings("unchecked") // JSON text is written as it is, whatever type the operation declares
    private <T> RestResponse<T> repeat(String who, String key, byte[] digest) {
        Optional<Stored> found = sql.first(
                """
                select digest, status, body, location, etag from idempotency_key
                where caller = ? and operation = ? and key = ?
                """,
                row -> new Stored(
                        row.getBytes("digest"),
                        row.getInt("status"),
                        row.getString("body"),
                        row.getString("location"),
                        row.getString("etag")),
                who,
                exchange.operation(),
                key);
        Stored stored =
                found.orElseThrow(() -> StandardProblem.IN_PROGRESS.plain().retryAfter(Duration.ofSeconds(1)));
        if (!MessageDigest.isEqual(stored.digest(), digest)) {
            throw StandardProblem.KEY_REUSED.plain();
        }
        exchange.accountedFor();
        RestResponse.ResponseBuilder<T> answer =
                RestResponse.ResponseBuilder.<T>create(stored.status()).header("Idempotent-Replayed", "true");
        if (stored.body() != null) {
            answer.entity((T) stored.body()).type("application/json");
        }
        if (stored.location() != null) {
            answer.location(URI.create(stored.location()));
        }
        if (stored.etag() != null) {
            answer.header(HttpHeaders.ETAG, stored.etag());
        }
        return answer.build();
    }

    private byte[] digest(Object request) {
        try {
            return Sha256.of(json.writeValueAsBytes(request));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The request is not JSON", e);
        }
    }

    private String write(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The answer is not JSON", e);
        }
    }

    private static @Nullable String text(@Nullable Object header) {
        return header == null ? null : header.toString();
    }
}
