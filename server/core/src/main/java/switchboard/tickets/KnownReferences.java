package switchboard.tickets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import switchboard.api.users.User;
import switchboard.persistence.Transactions;
import switchboard.users.UserService;

/**
 * Who and what references stand for, from a memory that is at most a second old: the same team and the same people are
 * named over and over. Only what was found is remembered, so that whoever has just been made is known at once.
 */
final class KnownReferences {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final Transactions transactions;
    private final UserService users;
    private final Cache<String, UUID> people = cache();
    private final Cache<String, UUID> teams = cache();
    private final Cache<String, UUID> organizations = cache();
    private final Cache<UUID, UUID> homes = cache();

    KnownReferences(Transactions transactions, UserService users) {
        this.transactions = transactions;
        this.users = users;
    }

    Map<String, UUID> people(Collection<String> references) {
        return resolved(people, references, users::resolvePeople);
    }

    Map<String, UUID> teams(Collection<String> references) {
        return resolved(teams, references, users::resolveTeams);
    }

    Map<String, UUID> organizations(Collection<String> references) {
        return resolved(organizations, references, users::resolveOrganizations);
    }

    /** The organizations of people. */
    Map<UUID, UUID> homes(Collection<UUID> ids) {
        return resolved(homes, ids, (dsl, missing) -> {
            Map<UUID, UUID> found = new HashMap<>();
            users.users(dsl, missing).forEach((id, user) -> found.put(id, home(user)));
            return found;
        });
    }

    private static UUID home(User user) {
        return user.organization();
    }

    private <K> Map<K, UUID> resolved(
            Cache<K, UUID> cache, Collection<K> wanted, BiFunction<DSLContext, Collection<K>, Map<K, UUID>> resolve) {
        Map<K, UUID> found = new HashMap<>(cache.getAllPresent(wanted));
        Set<K> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            Map<K, UUID> read = transactions.read(dsl -> resolve.apply(dsl, missing));
            cache.putAll(read);
            found.putAll(read);
        }
        return found;
    }

    private static <K> Cache<K, UUID> cache() {
        return Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).build();
    }
}
