package io.bothways.platform.paging;

import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list: {@code limit} (1 to 200, 50 when absent) and {@code cursor}. Take it as
 * {@code @BeanParam}. A cursor is only accepted on the path that issued it.
 */
public class PageRequest {

    static final int DEFAULT_LIMIT = 50;
    static final int GREATEST_LIMIT = 200;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @Context
    @Nullable
    UriInfo uri;

    /** How many items the client wants at most. */
    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= GREATEST_LIMIT) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below like any other wrong limit
        }
        throw StandardProblem.VALIDATION.at("/limit", "must be a number from 1 to " + GREATEST_LIMIT);
    }

    /** How many rows to read: one more than the limit shows whether there is a next page. */
    public int fetch() {
        return limit() + 1;
    }

    /** The order values of the last row of the previous page; empty on the first page. */
    public Optional<List<String>> after() {
        return cursor == null || cursor.isEmpty()
                ? Optional.empty()
                : Optional.of(cursors().open(path(), cursor));
    }

    String cursorAfter(List<String> values) {
        return cursors().seal(path(), values);
    }

    private String path() {
        return uri == null ? "" : uri.getPath();
    }

    private static Cursors cursors() {
        return CDI.current().select(Cursors.class).get();
    }
}
