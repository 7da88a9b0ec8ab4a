package switchboard.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.search.Search;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;

class SearchServiceTest {

    private final MemoryDesk desk = new MemoryDesk();
    private final SearchProviders providers = new SearchProviders();
    private final ModuleReaches modules = new ModuleReaches();
    private final SearchService search = new SearchService(providers, new LanguageDetector(), modules);

    private record Someone(Set<String> permissions) implements Caller {
        @Override
        public String getName() {
            return "someone";
        }

        @Override
        public UUID id() {
            return new UUID(0, 1);
        }

        @Override
        public UUID organization() {
            return new UUID(0, 2);
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
            return permissions.contains(permission) ? Reach.ALL : Reach.NONE;
        }
    }

    private static final Caller AGENT = new Someone(Set.of("search:use"));
    private static final Caller STRANGER = new Someone(Set.of());

    private static Search.Request request(String text, String... types) {
        return new Search.Request(text, null, Set.of(types), Map.of(), 2, 10, null, true);
    }

    private void publish() {
        MemoryEngine engine = new MemoryEngine(new MemoryEngine.Store());
        SearchDocument printer =
                new SearchDocument("t1", 1, "en", null, "printer", "", "", Set.of(), Set.of(), Map.of());
        engine.apply(List.of(new SearchBatch("ticket", List.of(printer), List.of())), 1);
        providers.setSources("core", List.of(desk.source("ticket")));
        providers.publishEngine("engine", engine);
    }

    private static void assertCode(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ServiceDeskException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    @Test
    void isUnavailableWithoutAnEngine() {
        assertCode(() -> search.find(AGENT, request("printer")), "search.unavailable");
        publish();
        assertThat(search.find(AGENT, request("printer")).hits()).hasSize(1);
        providers.publishEngine("engine", null);
        assertCode(() -> search.findIds(AGENT, "ticket", "printer", 10), "search.unavailable");
    }

    @Test
    void findsOnlyThroughTheFilterOfTheSource() {
        publish();
        assertThat(search.findIds(AGENT, "ticket", "printer", 10)).containsExactly("t1");
        assertThat(search.findIds(STRANGER, "ticket", "printer", 10)).isEmpty();
        assertThat(search.find(STRANGER, request("printer")).hits()).isEmpty();
    }

    @Test
    void hitsOfASourceThatIsGoneVanishAtOnce() {
        publish();
        providers.setSources("core", List.of());
        assertThat(search.find(AGENT, request("printer")).hits()).isEmpty();
    }

    @Test
    void refusesWhatIsNoQuery() {
        publish();
        assertCode(() -> search.find(AGENT, request(" \t")), "search.blank");
        assertCode(() -> search.find(AGENT, request("a".repeat(2_001))), "search.too_long");
        assertThat(search.find(AGENT, request("😀".repeat(2_000))).hits()).isEmpty();
        assertCode(() -> search.find(AGENT, request("printer", "nonsense")), "search.unknown_type");
    }

    @Test
    void twoSourcesOfOneTypeAreRefused() {
        publish();
        assertThatThrownBy(() -> providers.setSources("other", List.of(desk.source("ticket"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ticket");
        assertThat(search.find(AGENT, request("printer")).hits()).hasSize(1);
    }
}
