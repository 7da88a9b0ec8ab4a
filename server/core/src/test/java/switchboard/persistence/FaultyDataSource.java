package switchboard.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hands out connections whose commits fail now and then, by a seed that is printed when it is made: with a deadlock
 * before the commit reaches the server, or with a connection lost before or after it. Replaying a seed gives the same
 * order of faults; which thread meets them depends on the run.
 */
public final class FaultyDataSource implements DelegatingDataSource {

    /** What happens to a commit that was chosen. */
    public enum Fault {
        /** Error 1213; the server has rolled back. */
        DEADLOCK,
        /** The connection breaks before the server saw the commit. */
        LOST_BEFORE_COMMIT,
        /** The server has committed; the answer is lost. */
        LOST_AFTER_COMMIT
    }

    private final DataSource real;
    private final Random random;
    private final double share;
    private final Fault fault;
    private final AtomicInteger faults = new AtomicInteger();

    private FaultyDataSource(DataSource real, long seed, double share, Fault fault) {
        this.real = real;
        this.random = new Random(seed);
        this.share = share;
        this.fault = fault;
        System.out.println("Faulty database (" + fault + ", share " + share + "), seed " + seed);
    }

    /** One commit in a hundred ends with error 1213. */
    public static FaultyDataSource deadlocks(DataSource real, long seed) {
        return new FaultyDataSource(real, seed, 0.01, Fault.DEADLOCK);
    }

    /** @param share of the commits that meet the fault, from 0 to 1 */
    public static FaultyDataSource of(DataSource real, long seed, double share, Fault fault) {
        return new FaultyDataSource(real, seed, share, fault);
    }

    @Override
    public DataSource real() {
        return real;
    }

    /** How many commits have failed by now. */
    public int faults() {
        return faults.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return faulty(real.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return faulty(real.getConnection(user, password));
    }

    private Connection faulty(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && strikes()) {
                        strike(connection);
                    }
                    return call(connection, method, arguments);
                });
    }

    private boolean strikes() {
        synchronized (random) {
            return random.nextDouble() < share;
        }
    }

    private void strike(Connection connection) throws SQLException {
        faults.incrementAndGet();
        switch (fault) {
            case DEADLOCK -> {
                connection.rollback();
                throw new SQLTransactionRollbackException("Deadlock found (injected)", "40001", 1213);
            }
            case LOST_BEFORE_COMMIT -> connection.abort(Runnable::run);
            case LOST_AFTER_COMMIT -> {
                connection.commit();
                connection.abort(Runnable::run);
            }
            default -> throw new IllegalStateException(fault.name());
        }
        throw new SQLNonTransientConnectionException("Connection lost (injected)", "08000", 1927);
    }

    private static @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
