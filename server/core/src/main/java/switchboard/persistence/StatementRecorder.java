package switchboard.persistence;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import switchboard.json.Json;

/**
 * Writes every statement that leaves for the database to a file, one JSON object a line, with its values. For diagnosis,
 * and for the floor that {@code ./switchboard bench} measures against; values include what people wrote, so it is off
 * unless the configuration names a file.
 */
public final class StatementRecorder {

    private final BufferedWriter file;

    public StatementRecorder(Path file) {
        try {
            this.file = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The statements cannot be recorded in " + file, unwritable);
        }
    }

    /** The same data source, recorded. */
    public DataSource record(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, result, arguments) -> result instanceof Connection connection ? record(connection) : result);
    }

    private Connection record(Connection connection) {
        return proxy(Connection.class, connection, (method, result, arguments) -> {
            switch (method.getName()) {
                case "prepareStatement" -> {
                    return record((PreparedStatement) result, (String) arguments[0]);
                }
                case "commit", "rollback" -> write(line("end", method.getName()));
                default -> {
                    // Nothing else sends a statement that a request depends on.
                }
            }
            return result;
        });
    }

    private PreparedStatement record(PreparedStatement statement, String sql) {
        Map<Integer, Map<String, Object>> values = new TreeMap<>();
        return proxy(PreparedStatement.class, statement, (method, result, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments.length >= 2 && arguments[0] instanceof Integer index) {
                values.put(index, value(name.equals("setNull") ? null : arguments[1]));
            } else if (name.equals("addBatch")
                    || name.equals("execute")
                    || name.equals("executeQuery")
                    || name.equals("executeUpdate")) {
                Map<String, Object> line = line("sql", sql);
                line.put("values", values.values());
                write(line);
            }
            return result;
        });
    }

    /** The trace id tells which request a statement belongs to; work of the desk's own has none. */
    private static Map<String, Object> line(String kind, String text) {
        Map<String, Object> line = new LinkedHashMap<>();
        String trace = MDC.get("traceId");
        line.put("traceId", trace == null ? "" : trace);
        line.put(kind, text);
        return line;
    }

    private static Map<String, Object> value(@Nullable Object value) {
        if (value == null) {
            return Map.of("type", "null");
        }
        return value instanceof byte[] bytes
                ? Map.of("type", "bytes", "value", HexFormat.of().formatHex(bytes))
                : Map.of("type", value.getClass().getSimpleName(), "value", value.toString());
    }

    private synchronized void write(Object line) {
        try {
            file.write(Json.write(line));
            file.newLine();
            file.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("The record of statements cannot be written", failure);
        }
    }

    private interface After {
        @Nullable
        Object then(Method method, @Nullable Object result, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return after.then(
                        method, method.invoke(target, arguments), arguments == null ? new Object[0] : arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(StatementRecorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
