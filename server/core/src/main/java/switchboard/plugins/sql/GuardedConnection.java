package switchboard.plugins.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a plugin's hands: it looks at every statement, and refuses to end the transaction, to change the
 * session, or to give out the connection behind it.
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
    private final @Nullable Object connection;

    private GuardedConnection(Object target, Factory factory, @Nullable Object connection) {
        this.target = target;
        this.factory = factory;
        this.connection = connection;
    }

    /** Makes guarded connections for one generation; remembers which texts were found good. */
    public static final class Factory {

        private static final int MOST_TEXTS = 1_000;
        private static final int LONGEST_TEXT = 10_000;

        private final String plugin;
        private final TableGuard guard;
        private final Cache<String, Boolean> good = Caffeine.newBuilder()
                .maximumSize(MOST_TEXTS)
                .executor(Runnable::run)
                .build();

        public Factory(String plugin, TableGuard guard) {
            this.plugin = plugin;
            this.guard = guard;
        }

        public Connection guard(Connection connection) {
            return (Connection) proxy(Connection.class, new GuardedConnection(connection, this, null));
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
        if (name.equals("getConnection")) {
            return connection;
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
        if (!(target instanceof Connection) || !(result instanceof Statement || result instanceof DatabaseMetaData)) {
            return result;
        }
        Class<?> shape =
                switch (result) {
                    case java.sql.CallableStatement call -> java.sql.CallableStatement.class;
                    case java.sql.PreparedStatement prepared -> java.sql.PreparedStatement.class;
                    case Statement statement -> Statement.class;
                    default -> DatabaseMetaData.class;
                };
        return proxy(shape, new GuardedConnection(result, factory, proxy));
    }

    private static Object proxy(Class<?> shape, GuardedConnection handler) {
        return Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {shape}, handler);
    }
}
