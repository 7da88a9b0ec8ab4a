package switchboard.plugins.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a plugin's hands: it looks at every statement, and refuses to end the transaction, to change the
 * session, or to give out the connection behind it. It is good for the thread and for the time of one call of the
 * database service: kept beyond that, or given to another thread, it and all that came of it refuse to work, since the
 * connection behind it serves somebody else by then.
 */
public final class GuardedConnection implements InvocationHandler {

    private static final Set<String> PREPARE = Set.of("prepareStatement", "prepareCall", "nativeSQL");
    private static final Set<String> EXECUTE =
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "addBatch", "setCursorName");
    private static final Set<String> REFUSED = Set.of(
            "commit",
            "rollback",
            "setAutoCommit",
            "setSavepoint",
            "releaseSavepoint",
            "setCatalog",
            "setSchema",
            "setTransactionIsolation",
            "setReadOnly",
            "setClientInfo",
            "setNetworkTimeout",
            "abort",
            "close",
            "unwrap",
            "setTypeMap",
            "setHoldability",
            "setShardingKey",
            "setShardingKeyIfValid",
            "beginRequest",
            "endRequest");
    private static final Set<String> IGNORED = Set.of("close");
    private static final Set<String> ABOUT_THE_SERVER = Set.of(
            "getDatabaseProductName",
            "getDatabaseProductVersion",
            "getDatabaseMajorVersion",
            "getDatabaseMinorVersion",
            "getJDBCMajorVersion",
            "getJDBCMinorVersion",
            "getDriverName",
            "getDriverVersion");

    private final Object target;
    private final Factory factory;
    private final Use use;
    private final @Nullable Object parent;

    private GuardedConnection(Object target, Factory factory, Use use, @Nullable Object parent) {
        this.target = target;
        this.factory = factory;
        this.use = use;
        this.parent = parent;
    }

    /** One call of the database service. */
    public static final class Use implements AutoCloseable {

        private final Thread thread = Thread.currentThread();
        private volatile boolean ended;

        @Override
        public void close() {
            ended = true;
        }

        private void check() throws SQLException {
            if (ended) {
                throw new SQLNonTransientException(
                        "A module may not use a connection, nor what came of it, after its work has ended", "42501");
            }
            if (Thread.currentThread() != thread) {
                throw new SQLNonTransientException("A module may not use a connection in another thread", "42501");
            }
        }
    }

    /** Makes guarded connections for one generation; remembers which texts were found good. */
    public static final class Factory {

        /** Characters of all of them together. */
        private static final int LARGEST = 2_000_000;

        private static final int LONGEST_TEXT = 10_000;

        private final String plugin;
        private final TableGuard guard;
        private final Cache<String, Boolean> good = Caffeine.newBuilder()
                .maximumWeight(LARGEST)
                .weigher((sql, good) -> 100 + ((String) sql).length())
                .executor(Runnable::run)
                .build();

        public Factory(String plugin, TableGuard guard) {
            this.plugin = plugin;
            this.guard = guard;
        }

        /** @param use until whose end the connection is good */
        public Connection guard(Connection connection, Use use) {
            return (Connection) proxy(Connection.class, new GuardedConnection(connection, this, use, null));
        }

        private void check(String sql) throws SQLException {
            if (good.getIfPresent(sql) != null) {
                return;
            }
            try {
                guard.checkQuery(sql);
            } catch (StatementRefused refused) {
                throw new SQLNonTransientException(
                        "The module " + plugin + " may not use " + refused.getMessage(), "42501");
            }
            if (sql.length() <= LONGEST_TEXT) {
                good.put(sql, true);
            }
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() != Object.class) {
            use.check();
        }
        if (target instanceof Connection) {
            if (IGNORED.contains(name)) {
                return null;
            }
            if (REFUSED.contains(name)) {
                throw new SQLNonTransientException("A module may not call " + name + " on its connection", "42501");
            }
        }
        if (name.equals("unwrap")) {
            throw new SQLNonTransientException("A module does not get the connection behind its own", "42501");
        }
        if (name.equals("getConnection") || (name.equals("getStatement") && target instanceof ResultSet)) {
            return parent;
        }
        if (target instanceof DatabaseMetaData
                && !ABOUT_THE_SERVER.contains(name)
                && method.getDeclaringClass() != Object.class) {
            throw new SQLNonTransientException("A module may not ask for " + name, "42501");
        }
        if (arguments != null
                && arguments.length > 0
                && arguments[0] instanceof String sql
                && (target instanceof Connection ? PREPARE : EXECUTE).contains(name)) {
            factory.check(sql);
        }
        return wrapped(proxy, call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private @Nullable Object wrapped(Object proxy, @Nullable Object result) {
        @Nullable
        Class<?> shape =
                switch (result) {
                    case java.sql.CallableStatement call -> java.sql.CallableStatement.class;
                    case java.sql.PreparedStatement prepared -> java.sql.PreparedStatement.class;
                    case Statement statement -> Statement.class;
                    case DatabaseMetaData about -> DatabaseMetaData.class;
                    // Through getStatement it would lead to the connection behind.
                    case ResultSet rows -> ResultSet.class;
                    case null, default -> null;
                };
        return shape == null ? result : proxy(shape, new GuardedConnection(result, factory, use, proxy));
    }

    private static Object proxy(Class<?> shape, GuardedConnection handler) {
        return Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {shape}, handler);
    }
}
