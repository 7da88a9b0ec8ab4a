package switchboard.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.api.search.SearchFilter;

/** A caller finds exactly what the caller may read: both are said with the same tokens. */
class HandOverSearchSourceTest {

    private static final UUID TEAM = new UUID(9, 9);

    private final HandOver handOver = HandOverFieldsTest.handOver("Printer", TEAM);
    private final HandOverSearchSource source = new HandOverSearchSource(new NoDatabase());

    @Test
    void filterAndAudienceAgreeWithThePredicate() {
        List<Reach> reaches = List.of(
                Reach.NONE,
                Reach.ALL,
                new Reach(false, Set.of(handOver.organization()), Set.of(), null),
                new Reach(false, Set.of(new UUID(5, 5)), Set.of(), null),
                new Reach(false, Set.of(), Set.of(TEAM), null),
                new Reach(false, Set.of(), Set.of(new UUID(5, 5)), null),
                new Reach(false, Set.of(), Set.of(), handOver.author()),
                new Reach(false, Set.of(), Set.of(), new UUID(5, 5)));
        for (Reach reach : reaches) {
            boolean readable = reach.covers(handOver.organization(), handOver.team(), Set.of(handOver.author()));

            assertThat(finds(source.visibleTo(new SomeCaller(reach))))
                    .as("%s", reach)
                    .isEqualTo(readable);
        }
    }

    private boolean finds(SearchFilter filter) {
        Set<String> audience = HandOverSearchSource.document(handOver).audience();
        return filter.everything() || !Collections.disjoint(filter.tokens(), audience);
    }

    private record SomeCaller(Reach reach) implements Caller {

        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public UUID id() {
            return new UUID(1, 2);
        }

        @Override
        public UUID organization() {
            return new UUID(1, 3);
        }

        @Override
        public Set<UUID> teams() {
            return Set.of();
        }

        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public String locale() {
            return "en";
        }

        @Override
        public boolean anonymous() {
            return false;
        }

        @Override
        public Reach reach(String permission) {
            return permission.equals(HandOverPermissions.READ_KEY) ? reach : Reach.NONE;
        }
    }

    /** What is tested here asks no database. */
    private static final class NoDatabase implements Database {

        @Override
        public <T> T read(java.util.function.Function<org.jooq.DSLContext, T> query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T inTransaction(java.util.function.Function<Transaction, T> work) {
            throw new UnsupportedOperationException();
        }
    }
}
