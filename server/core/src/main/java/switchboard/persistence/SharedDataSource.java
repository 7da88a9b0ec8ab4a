package switchboard.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Two data sources as one: background work has the second, everybody else the first. */
final class SharedDataSource implements DataSource {

    private final DataSource requests;
    private final DataSource background;

    SharedDataSource(DataSource requests, DataSource background) {
        this.requests = requests;
        this.background = background;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (BackgroundWork.isUnderWay() ? background : requests).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The pools have a user of their own");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return requests.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException("The pools write to the log of the desk");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("How long to wait is the pools' own");
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return requests.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return requests.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return requests.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return requests.isWrapperFor(type);
    }
}
