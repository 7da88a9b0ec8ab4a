package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void givesEachCallerASchemaOfItsOwnWithTheTablesOfTheCore() {
        try (TestDatabase first = TestDatabase.create();
                TestDatabase second = TestDatabase.create()) {
            first.transactions().inTransaction(work -> work.dsl()
                    .execute("INSERT INTO core_lease VALUES ('x', REPEAT('a', 16), NOW(6), 1)"));
            assertThat(leases(first)).isEqualTo(1);
            assertThat(leases(second)).isZero();
            assertThat(first.migrations().state("core")).isEqualTo(MigrationState.APPLIED);
        }
    }

    private static int leases(TestDatabase database) {
        return database.transactions()
                .read(dsl -> dsl.fetchOne("SELECT COUNT(*) FROM core_lease").get(0, Integer.class));
    }
}
