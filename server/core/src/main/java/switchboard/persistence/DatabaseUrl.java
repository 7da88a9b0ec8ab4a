package switchboard.persistence;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one place where the address of the database and the options of its driver are put together. The driver ignores
 * options it does not know, so a slip here would go unnoticed: a test reads the effective values back from the server.
 */
public final class DatabaseUrl {

    private static final String SCHEME = "jdbc:mariadb:";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String SQL_MODE = "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";
    /** What an operator may say in the address: how to reach the server, never how we talk to it. */
    private static final Set<String> ALLOWED = Set.of(
            "sslmode",
            "serversslcert",
            "truststore",
            "truststorepassword",
            "truststoretype",
            "keystore",
            "keystorepassword",
            "keystoretype",
            "enabledsslprotocolsuites",
            "enabledsslciphersuites",
            "retriesalldown",
            "localsocket");

    private final String base;
    private final Map<String, String> given;

    private DatabaseUrl(String base, Map<String, String> given) {
        this.base = base;
        this.given = given;
    }

    /**
     * @param url {@code jdbc:mariadb://host:port/schema}, optionally with options of the driver about TLS
     * @throws IllegalArgumentException naming what is wrong, never the value of an option
     */
    public static DatabaseUrl parse(String url) {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("The address of the database must begin with " + SCHEME + "//");
        }
        int mark = url.indexOf('?');
        String base = mark < 0 ? url : url.substring(0, mark);
        int slash = base.indexOf('/', base.indexOf("//") + 2);
        if (!base.contains("//") || slash < 0 || slash == base.length() - 1) {
            throw new IllegalArgumentException("The address of the database must name a host and a schema: " + base);
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (String option : mark < 0 ? new String[0] : url.substring(mark + 1).split("&")) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || !ALLOWED.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("The address of the database must not set \"" + name
                        + "\"; user and password have keys of their own, the rest is set by the server");
            }
            given.put(name, option.substring(equals + 1));
        }
        return new DatabaseUrl(base, given);
    }

    /** The same server and options, another schema. */
    public DatabaseUrl withSchema(String schema) {
        return new DatabaseUrl(base.substring(0, base.lastIndexOf('/') + 1) + schema, given);
    }

    /** With that protection of the connection, unless the address itself says another. */
    public DatabaseUrl withSslMode(String mode) {
        Map<String, String> options = new LinkedHashMap<>(given);
        if (options.keySet().stream().noneMatch("sslMode"::equalsIgnoreCase)) {
            options.put("sslMode", mode);
        }
        return new DatabaseUrl(base, options);
    }

    public String schema() {
        return base.substring(base.lastIndexOf('/') + 1);
    }

    /** For ordinary work: statements end after the time-out, and no wait for a lock is long. */
    String forWork(Duration statementTimeout) {
        double seconds = statementTimeout.toMillis() / 1000.0;
        return with(
                "lock_wait_timeout=10,innodb_lock_wait_timeout=5,max_statement_time=" + seconds,
                statementTimeout.plus(GRACE));
    }

    /** For changes of the schema: no limit to a statement, but an ALTER that waits would stall all, and gives way. */
    String forMigrations() {
        return with("lock_wait_timeout=2,innodb_lock_wait_timeout=5,max_statement_time=0", Duration.ofMinutes(30));
    }

    private String with(String sessionVariables, Duration socketTimeout) {
        Map<String, String> options = new LinkedHashMap<>(given);
        options.put("transactionIsolation", "READ-COMMITTED");
        options.put("connectionTimeZone", "UTC");
        options.put("forceConnectionTimeZoneToSession", "true");
        options.put("allowLocalInfile", "false");
        options.put("allowMultiQueries", "false");
        // Measured at 1 and 16 threads: server-side statements gain nothing that shows above the noise.
        options.put("useServerPrepStmts", "false");
        options.put("connectTimeout", "3000");
        options.put("socketTimeout", String.valueOf(socketTimeout.toMillis()));
        options.put("tcpKeepAlive", "true");
        options.put("permitRedirect", "false");
        options.put("connectionCollation", "utf8mb4_uca1400_ai_ci");
        options.put("sessionVariables", sessionVariables + ",sql_mode='" + SQL_MODE + "'");
        return base
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Without options, which may hold a password of a key store. */
    @Override
    public String toString() {
        return base;
    }
}
