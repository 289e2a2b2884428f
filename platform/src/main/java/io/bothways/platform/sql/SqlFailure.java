package io.bothways.platform.sql;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement failed. The cause carries PostgreSQL's SQLSTATE, from which callers tell what to do about it. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** The SQLSTATE of the first database error in the chain of causes; empty when the database is not the reason. */
    public static Optional<String> stateOf(Throwable failure) {
        return sqlException(failure).map(e -> e.getSQLState() == null ? "" : e.getSQLState());
    }

    /** Whether the same work may succeed when it is tried again: no connection, deadlock, shut down, out of resources. */
    public static boolean isTransient(Throwable failure) {
        return stateOf(failure).map(SqlFailure::isTransientState).orElse(false);
    }

    private static boolean isTransientState(String state) {
        // a failure without a state comes from the pool: no connection within the acquisition timeout
        return state.isEmpty()
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03")
                || state.equals("25006");
    }

    private static Optional<SQLException> sqlException(Throwable failure) {
        @Nullable Throwable current = failure;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (current instanceof SQLException e) {
                return Optional.of(e);
            }
            // what made a commit fail is attached to the rollback, not its cause
            for (Throwable attached : current.getSuppressed()) {
                if (attached.getCause() instanceof SQLException e) {
                    return Optional.of(e);
                }
                if (attached instanceof SQLException e) {
                    return Optional.of(e);
                }
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
