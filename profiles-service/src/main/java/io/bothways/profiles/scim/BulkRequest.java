package io.bothways.profiles.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.profiles.feed.FeedOperation;
import io.bothways.profiles.feed.FeedOperation.Change;
import io.bothways.profiles.feed.FeedOperation.Create;
import io.bothways.profiles.feed.FeedOperation.Remove;
import io.bothways.profiles.feed.FeedOperation.Unreadable;
import io.bothways.profiles.feed.PersonDraft;
import io.bothways.profiles.feed.PersonReference;
import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bulk body, read: an operation that makes no sense keeps its place and is refused there. */
record BulkRequest(List<Item> items, int failOnErrors) {
    static final int MOST_OPERATIONS = 1_000;

    /** One operation as it was sent, with what the feed shall do about it. */
    record Item(@Nullable String method, @Nullable String bulkId, FeedOperation operation) {}

    static BulkRequest read(JsonNode body) {
        if (!body.isObject()) throw malformed("the body must be a JSON object");
        var operations = Scim.member(body, "Operations");
        if (operations == null || !operations.isArray()) throw malformed("Operations must be a list");
        if (operations.size() > MOST_OPERATIONS) throw new TooLarge();
        var failOnErrors = Scim.member(body, "failOnErrors");
        if (failOnErrors != null
                && !failOnErrors.isNull()
                && (!failOnErrors.canConvertToInt() || failOnErrors.asInt() < 0)) {
            throw malformed("failOnErrors must be a whole number");
        }
        var items = new ArrayList<Item>();
        for (var operation : operations) items.add(item(operation));
        return new BulkRequest(items, failOnErrors == null ? 0 : failOnErrors.asInt());
    }

    /** More operations or bytes than we announce: the whole request is refused with 413. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("too large", null, false, false);
        }
    }

    private static Item item(JsonNode operation) {
        var method = text(operation, "method");
        var bulkId = text(operation, "bulkId");
        try {
            return new Item(method, bulkId, operation(method, bulkId, operation));
        } catch (Refused e) {
            return new Item(method, bulkId, new Unreadable(e.rejection()));
        }
    }

    private static FeedOperation operation(@Nullable String method, @Nullable String bulkId, JsonNode operation) {
        var path = text(operation, "path");
        if (method == null || path == null) throw malformed("each operation needs method and path");
        var data = operation.isObject() ? Scim.member(operation, "data") : null;
        var version = text(operation, "version");
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "POST" -> {
                if (!path.equals("/Users") && !path.equals("Users")) throw malformed("POST goes to /Users");
                if (bulkId == null) throw malformed("POST needs a bulkId");
                yield new Create(bulkId, UserEdit.whole(data).apply(PersonDraft.empty()));
            }
            case "PUT" -> new Change(target(path), UserEdit.whole(data), version);
            case "PATCH" -> new Change(target(path), UserEdit.patch(data), version);
            case "DELETE" -> new Remove(target(path), version);
            default -> throw malformed("method must be POST, PUT, PATCH or DELETE");
        };
    }

    private static PersonReference target(String path) {
        var at = path.startsWith("/") ? 1 : 0;
        if (!path.startsWith("Users/", at)) throw malformed("path must be /Users/{id}");
        var id = path.substring(at + "Users/".length());
        if (id.startsWith("bulkId:")) return new PersonReference.ByBulkId(id.substring("bulkId:".length()));
        try {
            return new PersonReference.ById(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new Refused(Rejection.of(Rejection.Reason.NOT_FOUND, "there is no such person"));
        }
    }

    private static @Nullable String text(JsonNode operation, String name) {
        var value = operation.isObject() ? Scim.member(operation, name) : null;
        return value == null || !value.isTextual() ? null : value.asText();
    }

    private static Refused malformed(String message) {
        return new Refused(Rejection.of(Rejection.Reason.MALFORMED, message));
    }
}
