package io.bothways.local.story.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests as an ordinary client would: a token per caller, an Idempotency-Key on each POST, so that a request
 * whose answer got lost can be sent again, and patience where a service asks for it (429 and 503 with Retry-After).
 */
final class Calls implements AutoCloseable {
    private static final int ATTEMPTS = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Tokens tokens;
    private final Map<Account, String> issued = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();
    private final AtomicLong sent = new AtomicLong();

    Calls(Tokens tokens) {
        this.tokens = tokens;
    }

    long sent() {
        return sent.get();
    }

    Reply send(Service service, Account account, String method, String path, Body body) {
        String request = method + " " + service.name() + path;
        var builder = HttpRequest.newBuilder(service.base().resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token(account));
        if (body.mediaType() != null) {
            builder.header("Content-Type", body.mediaType());
        }
        if (method.equals("POST")) {
            builder.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        body.headers().forEach(builder::header);
        var prepared = builder.method(method, HttpRequest.BodyPublishers.ofByteArray(body.content()))
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                var response = client.send(prepared, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                sent.incrementAndGet();
                boolean asksForPatience =
                        response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() == UNAVAILABLE;
                if (!asksForPatience || attempt == ATTEMPTS) {
                    return new Reply(
                            request,
                            response.statusCode(),
                            response.body(),
                            header(response, "ETag"),
                            header(response, "Location"));
                }
                pause(request, Duration.ofSeconds(seconds(header(response, "Retry-After"))));
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UnexpectedReply(request + ": expected an answer, got none (" + e + ")", e);
                }
                pause(request, Duration.ofMillis(200L * attempt));
            } catch (InterruptedException e) {
                throw interrupted(request, e);
            }
        }
    }

    private String token(Account account) {
        return issued.computeIfAbsent(account, tokens::of);
    }

    private static long seconds(@Nullable String retryAfter) {
        return retryAfter == null || !retryAfter.chars().allMatch(Character::isDigit) ? 1 : Long.parseLong(retryAfter);
    }

    private static @Nullable String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    private static void pause(String request, Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static UnexpectedReply interrupted(String request, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new UnexpectedReply(request + ": interrupted", e);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
