package io.bothways.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the current transaction, or each in its own when there is none. For what entities are wrong for:
 * mechanisms, set-based writes, projections. Arguments may be null, an {@link Instant}, a {@link UUID}, an enum (its
 * name), or an array of String, UUID, Long, Integer or Instant for {@code unnest(?::text[])} and the like.
 */
@ApplicationScoped
public class Sql {

    /** Reads the current row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final DataSource dataSource;

    Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs a statement that returns no rows, and tells how many it touched. */
    public int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Runs a statement and reads every row it returns. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(row.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
        List<T> rows = list(sql, row, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** The number in the first column of the only row. */
    public long number(String sql, @Nullable Object... arguments) {
        return list(sql, row -> row.getLong(1), arguments).getFirst();
    }

    /** The answer in the first column of the only row. */
    public boolean yes(String sql, @Nullable Object... arguments) {
        return list(sql, row -> row.getBoolean(1), arguments).getFirst();
    }

    /** A column of type timestamptz that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A column of type timestamptz that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, bindable(connection, arguments[i]));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object bindable(Connection connection, @Nullable Object argument) throws SQLException {
        return switch (argument) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case String[] texts -> connection.createArrayOf("text", texts);
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            case Long[] numbers -> connection.createArrayOf("bigint", numbers);
            case Integer[] numbers -> connection.createArrayOf("integer", numbers);
            case Instant[] instants -> connection.createArrayOf("text", texts(instants));
            case null, default -> argument;
        };
    }

    // a literal is read by PostgreSQL itself: the driver would print an array of offsets in the zone of the machine
    private static @Nullable String[] texts(@Nullable Instant[] instants) {
        @Nullable String[] texts = new String[instants.length];
        for (int i = 0; i < instants.length; i++) {
            @Nullable Instant instant = instants[i];
            texts[i] = instant == null ? null : instant.toString();
        }
        return texts;
    }
}
