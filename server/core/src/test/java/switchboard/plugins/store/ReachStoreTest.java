package switchboard.plugins.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.access.ModuleReach;
import switchboard.access.ModuleReaches;
import switchboard.persistence.TestDatabase;

class ReachStoreTest {

    private static final UUID DEFAULT = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final TestDatabase database = TestDatabase.create();
    private final ReachStore store = new ReachStore(database.transactions(), new ModuleReaches());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aModuleThatIsForNobodyIsToldFromOneThatIsForSome() {
        limit(Set.of(DEFAULT), "example");
        limit(Set.of(), "empty");
        assertThat(store.all())
                .containsExactlyInAnyOrder(
                        new ModuleReach("example", Set.of("example"), Set.of("handover"), Set.of(DEFAULT)),
                        new ModuleReach("empty", Set.of("example"), Set.of("handover"), Set.of()));
    }

    /** What another node reads while a module is limited and freed is one or the other, never a limit to nobody. */
    @Test
    void whoReadsMeanwhileSeesNoHalf() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread changing = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                limit(Set.of(DEFAULT), "example");
                database.transactions().inTransaction(work -> {
                    store.free(work, "example");
                    return null;
                });
            }
        });
        try {
            for (int look = 0; look < 1_500; look++) {
                List<ModuleReach> seen = store.all();
                assertThat(seen)
                        .allSatisfy(reach -> assertThat(reach.organizations()).containsExactly(DEFAULT));
            }
        } finally {
            over.set(true);
            changing.join();
        }
    }

    private void limit(Set<UUID> organizations, String plugin) {
        database.transactions().inTransaction(work -> {
            store.limit(work, new ModuleReach(plugin, Set.of("example"), Set.of("handover"), organizations));
            return null;
        });
    }
}
