package switchboard.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Gives no connection, and counts how often it was asked. */
record DataSourceFailing(DataSource real, AtomicInteger asked, SQLException failure) implements DelegatingDataSource {

    @Override
    public Connection getConnection() throws SQLException {
        asked.incrementAndGet();
        throw failure;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
