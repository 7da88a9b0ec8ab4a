package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurabilityCheckTest {

    @Test
    void warnsWhereACommitIsNotFlushed() {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            int flush = database.transactions().read(dsl -> dsl.fetchSingle("SELECT @@innodb_flush_log_at_trx_commit")
                    .get(0, int.class));
            DurabilityCheck check = new DurabilityCheck(database.transactions());
            assertThat(check.run().stream().filter(warning -> warning.contains("innodb_flush_log_at_trx_commit")))
                    .as("the shared server of the tests does not flush; an external one may")
                    .hasSize(flush == 1 ? 0 : 1);
            assertThat(check.isWritable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.11.6-MariaDB-0+deb12u1,true",
        "11.4.5-MariaDB,true",
        "12.3.1-MariaDB-log,true",
        "5.5.5-10.11.8-MariaDB,true",
        "10.6.20-MariaDB,false",
        "10.5.1-MariaDB,false",
        "8.0.36,false",
        "9.1.0-mysql,false",
        "nonsense MariaDB,false",
    })
    void knowsTheVersionsItSupports(String version, boolean supported) {
        assertThat(DurabilityCheck.isSupported(version)).isEqualTo(supported);
    }
}
