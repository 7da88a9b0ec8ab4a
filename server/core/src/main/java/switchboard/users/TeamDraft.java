package switchboard.users;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/** What can be decided about a team. */
record TeamDraft(String name, @Nullable UUID organization, Set<UUID> members) {

    /** The most people a team may have. */
    static final int MOST_MEMBERS = 2_000;

    private static final int LONGEST_REFERENCE = 254;

    TeamDraft {
        members = Set.copyOf(members);
    }

    static TeamDraft of(TeamView view) {
        return new TeamDraft(view.name(), view.organization(), Set.copyOf(view.members()));
    }

    static TeamDraft read(
            Input input,
            Function<Collection<String>, Map<String, UUID>> organizations,
            Function<Collection<String>, Map<String, UUID>> people) {
        return new TeamDraft("", null, Set.of()).merged(input, true, organizations, people);
    }

    TeamDraft patched(
            Input input,
            Function<Collection<String>, Map<String, UUID>> organizations,
            Function<Collection<String>, Map<String, UUID>> people) {
        return merged(input, false, organizations, people);
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("name", name);
        fields.put("organization", organization);
        fields.put("members", List.copyOf(new TreeSet<>(members)));
        return fields;
    }

    private TeamDraft merged(
            Input input,
            boolean fresh,
            Function<Collection<String>, Map<String, UUID>> organizations,
            Function<Collection<String>, Map<String, UUID>> people) {
        String newName = fresh || input.has("name") ? OrganizationDraft.name(input) : name;
        UUID newOrganization = organization;
        if (input.has("organization")) {
            String reference = input.text("organization", LONGEST_REFERENCE);
            newOrganization = reference == null
                    ? null
                    : organizations.apply(List.of(reference)).get(reference);
            if (reference != null && newOrganization == null) {
                input.fail("organization", "not_found", "is not an organization");
            }
        }
        Set<UUID> newMembers = members;
        if (input.has("members")) {
            List<String> references = input.texts("members", MOST_MEMBERS, LONGEST_REFERENCE);
            Map<String, UUID> found = references == null ? Map.of() : people.apply(references);
            if (references != null && !found.keySet().containsAll(references)) {
                input.fail("members", "not_found", "names somebody who is not there");
            }
            newMembers = Set.copyOf(found.values());
        }
        input.check();
        return new TeamDraft(newName, newOrganization, newMembers);
    }
}
