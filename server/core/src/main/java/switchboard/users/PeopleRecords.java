package switchboard.users;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.persistence.Work;

/** Writes journal and audit of what happens to accounts. Never a password, nor its hash. */
final class PeopleRecords {

    private final PeopleJournal journal;
    private final AuditLog audit;

    PeopleRecords(PeopleJournal journal, AuditLog audit) {
        this.journal = journal;
        this.audit = audit;
    }

    void created(Work work, Caller caller, UUID id, UserDraft draft) {
        journal.user(
                work,
                "user.created",
                caller.id(),
                id,
                draft.organization(),
                Map.of("organization", draft.organization().toString()),
                Map.of("displayName", draft.displayName()));
        audit.record(work, AuditEntry.done(caller, "user.create", "user", id, Map.of("grants", grants(draft))));
    }

    void changed(Work work, Caller caller, UUID id, UserDraft before, UserDraft after, boolean password) {
        TreeSet<String> fields = new TreeSet<>();
        Map<String, @Nullable Object> former = before.fields();
        after.fields().forEach((field, value) -> {
            if (!Objects.equals(value, former.get(field))) {
                fields.add(field);
            }
        });
        if (password) {
            fields.add("password");
        }
        Map<String, Object> personal =
                fields.contains("displayName") ? Map.of("displayName", after.displayName()) : Map.of();
        journal.user(
                work,
                "user.changed",
                caller.id(),
                id,
                after.organization(),
                Map.of("fields", List.copyOf(fields), "active", after.active()),
                personal);
        Map<String, Object> data = new HashMap<>();
        data.put("fields", List.copyOf(fields));
        if (fields.contains("roles") || fields.contains("grants")) {
            data.put("before", grants(before));
            data.put("after", grants(after));
        }
        audit.record(work, AuditEntry.done(caller, "user.change", "user", id, data));
    }

    private static List<String> grants(UserDraft draft) {
        return draft.grants().stream()
                .map(grant -> grant.role()
                        + (grant.organization() == null ? "" : " over organization " + grant.organization())
                        + (grant.team() == null ? "" : " over team " + grant.team()))
                .sorted()
                .toList();
    }
}
