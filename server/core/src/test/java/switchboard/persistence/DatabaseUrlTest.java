package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void theServerSeesWhatTheAddressSays() {
        try (TestDatabase database = TestDatabase.createEmpty();
                ConnectionPool pool = ConnectionPool.open(
                        database.url(), database.user(), database.password(), 2, Duration.ofMillis(7_500))) {
            var session = TestDatabase.onPool(pool).read(dsl -> dsl.fetchSingle("""
                    SELECT @@tx_isolation AS isolation, @@time_zone AS zone, @@autocommit AS autocommit,
                      @@max_statement_time AS statement_time, @@lock_wait_timeout AS ddl_wait,
                      @@innodb_lock_wait_timeout AS row_wait, @@sql_mode AS mode,
                      @@character_set_connection AS characters, @@collation_connection AS collation
                    """));
            assertThat(session.get("isolation")).isEqualTo("READ-COMMITTED");
            assertThat(session.get("zone")).isEqualTo("+00:00");
            assertThat(session.get("autocommit", int.class)).isEqualTo(1);
            assertThat(session.get("statement_time", double.class)).isEqualTo(7.5);
            assertThat(session.get("ddl_wait", int.class)).isEqualTo(10);
            assertThat(session.get("row_wait", int.class)).isEqualTo(5);
            assertThat(session.get("mode", String.class).split(","))
                    .containsExactlyInAnyOrder(
                            "STRICT_TRANS_TABLES", "ERROR_FOR_DIVISION_BY_ZERO", "NO_ENGINE_SUBSTITUTION");
            assertThat(session.get("characters")).isEqualTo("utf8mb4");
            assertThat(session.get("collation")).isEqualTo("utf8mb4_uca1400_ai_ci");
        }
    }

    @Test
    void migrationsWaitBrieflyForLocksButMayTakeLong() throws Exception {
        try (TestDatabase database = TestDatabase.createEmpty();
                var connection = database.pool().migrationSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@lock_wait_timeout, @@max_statement_time")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(2);
            assertThat(row.getDouble(2)).isZero();
        }
    }

    @Test
    void theDriverTakesWhatTheAddressSays() throws Exception {
        String text = DatabaseUrl.parse("jdbc:mariadb://db.example:3307/desk?sslMode=verify-full")
                .forWork(Duration.ofSeconds(10));
        var driver = org.mariadb.jdbc.Configuration.parse(text);
        assertThat(driver.allowLocalInfile()).isFalse();
        assertThat(driver.allowMultiQueries()).isFalse();
        assertThat(driver.forceConnectionTimeZoneToSession()).isTrue();
        assertThat(driver.connectionTimeZone()).isEqualTo("UTC");
        assertThat(driver.socketTimeout()).isEqualTo(15_000);
        assertThat(driver.connectTimeout()).isEqualTo(3_000);
        assertThat(driver.permitRedirect()).isFalse();
        assertThat(driver.sslMode()).isEqualTo(org.mariadb.jdbc.export.SslMode.VERIFY_FULL);
        assertThat(driver.nonMappedOptions())
                .as("options the driver does not know")
                .isEmpty();
    }

    @Test
    void moreThanOneStatementAtOnceIsRefused() {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            assertThatThrownBy(() -> database.transactions().read(dsl -> dsl.execute("SELECT 1; SELECT 2")))
                    .isInstanceOf(org.jooq.exception.DataAccessException.class);
        }
    }

    @Test
    void knowsItsSchema() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:mariadb://h:1/one?sslMode=trust&keyStorePassword=geheim");
        assertThat(url.schema()).isEqualTo("one");
        assertThat(url.withSchema("two").schema()).isEqualTo("two");
        assertThat(url.withSchema("two").forMigrations()).contains("/two?").contains("sslMode=trust");
        assertThat(url).asString().doesNotContain("geheim");
        assertThat(url.withSslMode("verify-full").forMigrations()).contains("sslMode=trust");
        assertThat(DatabaseUrl.parse("jdbc:mariadb://h/d")
                        .withSslMode("verify-ca")
                        .forMigrations())
                .contains("sslMode=verify-ca");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://h/d",
                "jdbc:mariadb://h",
                "jdbc:mariadb://h/",
                "jdbc:mariadb:h/d",
                "jdbc:mariadb://h/d?allowLocalInfile=true",
                "jdbc:mariadb://h/d?allowMultiQueries=true",
                "jdbc:mariadb://h/d?password=geheim",
                "jdbc:mariadb://h/d?sslmod=trust",
                "jdbc:mariadb://h/d?sslMode",
            })
    void refusesAnAddressThatDecidesWhatIsOurs(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("geheim");
    }
}
