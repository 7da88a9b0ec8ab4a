package switchboard.tickets;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/** Finds the people, teams and organizations that commands name, for many commands with a handful of queries. */
final class TicketReferences {

    private final KnownReferences known;

    TicketReferences(KnownReferences known) {
        this.known = known;
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
            people.addAll(input.peopleInFields());
            addReference(requesters, input, "requester");
            addReference(teams, input, "team");
            addReference(organizations, input, "organization");
        }
        people.remove(caller.id().toString());
        people.remove(caller.getName());
        Map<String, UUID> ids = new HashMap<>(known.people(people));
        ids.put(caller.id().toString(), caller.id());
        ids.put(caller.getName(), caller.id());
        return new Resolved(
                ids, known.teams(teams), known.organizations(organizations), homes(caller, requesters, ids));
    }

    private Map<UUID, UUID> homes(Caller caller, Set<String> requesters, Map<String, UUID> ids) {
        Set<UUID> others = new HashSet<>();
        for (String requester : requesters) {
            UUID id = ids.get(requester);
            if (id != null && !id.equals(caller.id())) {
                others.add(id);
            }
        }
        Map<UUID, UUID> homes = new HashMap<>(known.homes(others));
        homes.put(caller.id(), caller.organization());
        return homes;
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

        @Nullable
        UUID find(String field, String reference) {
            return switch (field) {
                case "team" -> teams.get(reference);
                case "organization" -> organizations.get(reference);
                default -> people.get(reference);
            };
        }

        /** The organization of a person who is named as a requester. */
        @Nullable
        UUID home(UUID person) {
            return homes.get(person);
        }
    }
}
