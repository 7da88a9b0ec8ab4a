package switchboard.persistence;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Everything of a data source but its connections, from the real one. */
interface DelegatingDataSource extends DataSource {

    DataSource real();

    @Override
    default PrintWriter getLogWriter() throws SQLException {
        return real().getLogWriter();
    }

    @Override
    default void setLogWriter(PrintWriter out) throws SQLException {
        real().setLogWriter(out);
    }

    @Override
    default void setLoginTimeout(int seconds) throws SQLException {
        real().setLoginTimeout(seconds);
    }

    @Override
    default int getLoginTimeout() throws SQLException {
        return real().getLoginTimeout();
    }

    @Override
    default Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        return real().unwrap(type);
    }

    @Override
    default boolean isWrapperFor(Class<?> type) throws SQLException {
        return real().isWrapperFor(type);
    }
}
