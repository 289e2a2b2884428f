package io.bothways.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One bounded part of a list. {@code next} is the cursor of the following part, absent at the end; a filter repeats it
 * as {@code Link: rel="next"}.
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows that were read with {@code limit + 1} ({@link PageRequest#fetch}).
     *
     * @param keyOf the values of the order columns of a row, ending in its id
     */
    public static <R, T> Page<T> of(
            List<R> rows, PageRequest request, Function<? super R, ? extends T> view, Function<R, List<String>> keyOf) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        List<T> items = shown.stream().<T>map(view).toList();
        return new Page<>(items, more ? request.cursorAfter(keyOf.apply(shown.getLast())) : null);
    }
}
