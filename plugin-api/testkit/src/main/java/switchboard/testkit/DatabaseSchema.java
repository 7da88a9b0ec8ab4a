package switchboard.testkit;

import java.time.Duration;
import java.util.List;
import switchboard.persistence.ConnectionPool;
import switchboard.persistence.DatabaseUrl;

/** An empty schema of its own on the MariaDB of this test run. */
public final class DatabaseSchema {

    private final DatabaseServer server;
    private final String url;

    private DatabaseSchema(DatabaseServer server, String url) {
        this.server = server;
        this.url = url;
    }

    public static DatabaseSchema create() {
        DatabaseServer server = DatabaseServer.shared();
        return new DatabaseSchema(server, server.newSchema());
    }

    String url() {
        return url;
    }

    String user() {
        return server.user();
    }

    String password() {
        return server.password().reveal();
    }

    /** Connections to it, to be closed before it is dropped. */
    public ConnectionPool pool() {
        return ConnectionPool.open(DatabaseUrl.parse(url), server.user(), server.password(), 8, Duration.ofSeconds(10));
    }

    /** The names of all tables in it, in their order. */
    public List<String> tables() {
        return server.tables(url);
    }

    public void drop() {
        server.drop(url);
    }
}
