package switchboard.tickets;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.users.User;
import switchboard.persistence.Transactions;
import switchboard.users.UserService;

/** Finds the people, teams and organizations that commands name, for many commands with a handful of queries. */
final class TicketReferences {

    private final Transactions transactions;
    private final UserService users;

    TicketReferences(Transactions transactions, UserService users) {
        this.transactions = transactions;
        this.users = users;
    }

    /** Resolves everything the commands name. A command that names only the caller, or nobody, costs no query. */
    Resolved resolve(Caller caller, Collection<TicketInput> inputs) {
        Set<String> people = new HashSet<>();
        Set<String> requesters = new HashSet<>();
        Set<String> teams = new HashSet<>();
        Set<String> organizations = new HashSet<>();
        for (TicketInput input : inputs) {
            for (String field : TicketInput.PEOPLE) {
                addReference(people, input, field);
            }
            addReference(requesters, input, "requester");
            addReference(teams, input, "team");
            addReference(organizations, input, "organization");
        }
        people.removeIf(reference -> isCaller(caller, reference));
        if (people.isEmpty() && teams.isEmpty() && organizations.isEmpty()) {
            return new Resolved(own(caller), Map.of(), Map.of(), Map.of(caller.id(), caller.organization()));
        }
        return transactions.read(dsl -> {
            Map<String, UUID> ids = new HashMap<>(own(caller));
            if (!people.isEmpty()) {
                ids.putAll(users.resolvePeople(dsl, people));
            }
            return new Resolved(
                    Map.copyOf(ids),
                    teams.isEmpty() ? Map.of() : users.resolveTeams(dsl, teams),
                    organizations.isEmpty() ? Map.of() : users.resolveOrganizations(dsl, organizations),
                    homes(dsl, caller, requesters, ids));
        });
    }

    private static Map<String, UUID> own(Caller caller) {
        Map<String, UUID> own = new HashMap<>();
        own.put(caller.id().toString(), caller.id());
        own.put(caller.getName(), caller.id());
        return own;
    }

    private Map<UUID, UUID> homes(DSLContext dsl, Caller caller, Set<String> requesters, Map<String, UUID> ids) {
        Map<UUID, UUID> homes = new HashMap<>();
        homes.put(caller.id(), caller.organization());
        Set<UUID> others = new HashSet<>();
        for (String requester : requesters) {
            UUID id = ids.get(requester);
            if (id != null && !id.equals(caller.id())) {
                others.add(id);
            }
        }
        if (!others.isEmpty()) {
            Map<UUID, User> found = users.users(dsl, others);
            found.forEach((id, user) -> homes.put(id, user.organization()));
        }
        return homes;
    }

    private static boolean isCaller(Caller caller, String reference) {
        return reference.equals(caller.id().toString()) || reference.equals(caller.getName());
    }

    private static void addReference(Set<String> references, TicketInput input, String field) {
        String reference = input.has(field) ? input.text(field) : null;
        if (reference != null) {
            references.add(reference);
        }
    }

    /** What the references stand for; null where they stand for nobody. */
    record Resolved(
            Map<String, UUID> people, Map<String, UUID> teams, Map<String, UUID> organizations, Map<UUID, UUID> homes) {

        @Nullable UUID find(String field, String reference) {
            return switch (field) {
                case "team" -> teams.get(reference);
                case "organization" -> organizations.get(reference);
                default -> people.get(reference);
            };
        }

        /** The organization of a person who is named as a requester. */
        @Nullable UUID home(UUID person) {
            return homes.get(person);
        }
    }
}
