package switchboard.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process that starts the embedded database, writes a row, says so, and waits to be killed. */
final class EmbeddedDatabaseChild {

    private EmbeddedDatabaseChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseTest.small(Path.of(arguments[0])));
        ConnectionPool pool =
                ConnectionPool.open(database.url(), database.user(), database.password(), 2, Duration.ofSeconds(10));
        Transactions transactions = TestDatabase.onPool(pool);
        transactions.read(dsl -> dsl.execute("CREATE TABLE IF NOT EXISTS kept (id INT PRIMARY KEY) ENGINE=InnoDB"));
        transactions.inTransaction(work -> work.dsl().execute("INSERT INTO kept VALUES (42)"));
        System.out.println("written " + database.processId());
        new CountDownLatch(1).await();
    }
}
