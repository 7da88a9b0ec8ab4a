package switchboard.plugins.calls;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.notifications.UndeliverableException;

/** Whose fault it is that a call into a plugin failed. */
enum Blame {
    /** The plugin refuses on purpose, or passes on what the host refused: an answer like any other. */
    NOBODY,
    /** The database or something beyond the desk: worth a pause, but no reason to take the plugin away. */
    OUTSIDE,
    /** The plugin. */
    PLUGIN,
    /** The plugin, with an error that trying again does not heal. */
    PLUGIN_FOR_GOOD;

    /** SQLSTATE classes of a connection that is lost, and of a server that shuts down or has no room. */
    private static final String CONNECTION = "08";

    private static final String SERVER = "70";
    private static final int DEEPEST = 10;

    static Blame of(Throwable failure) {
        if (failure instanceof PluginFailure error) {
            return isForGood(error.getCause()) ? PLUGIN_FOR_GOOD : PLUGIN;
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof ServiceDeskException || cause instanceof UndeliverableException) {
                return NOBODY;
            }
            if (isOutside(cause)) {
                return OUTSIDE;
            }
            if (isForGood(cause)) {
                return PLUGIN_FOR_GOOD;
            }
            cause = cause.getCause();
        }
        return PLUGIN;
    }

    private static boolean isForGood(Throwable failure) {
        return failure instanceof LinkageError || failure instanceof StackOverflowError;
    }

    private static boolean isOutside(Throwable cause) {
        // What a plugin answers and cannot be written as JSON is the plugin's own fault.
        return (cause instanceof IOException && !(cause instanceof JacksonException))
                || cause instanceof UncheckedIOException
                || cause instanceof TimeoutException
                || (cause instanceof SQLException sql && isOutside(sql));
    }

    private static boolean isOutside(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || state.startsWith(CONNECTION)
                || state.startsWith(SERVER);
    }
}
