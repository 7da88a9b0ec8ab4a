package switchboard.users;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** Tells the journal what happened to people, teams and organizations. Personal values go into the erasable part. */
public final class PeopleJournal {

    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    public PeopleJournal(Journal journal, Ids ids, Clock clock) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    void user(
            Work work,
            String type,
            @Nullable UUID actor,
            UUID user,
            UUID organization,
            Map<String, Object> data,
            Map<String, Object> personal) {
        append(work, List.of(entry(type, "user", user, actor, "api", "user:read", organization, data, personal)));
    }

    void usersCreated(Work work, @Nullable UUID actor, Collection<UUID> users, UUID organization) {
        append(
                work,
                users.stream()
                        .map(user -> entry(
                                "user.created",
                                "user",
                                user,
                                actor,
                                "import",
                                "user:read",
                                organization,
                                Map.of("organization", organization.toString()),
                                Map.of()))
                        .toList());
    }

    void team(Work work, String type, @Nullable UUID actor, UUID team, UUID organization, Map<String, Object> data) {
        append(work, List.of(entry(type, "team", team, actor, "api", "team:read", organization, data, Map.of())));
    }

    void organization(Work work, String type, @Nullable UUID actor, UUID organization, Map<String, Object> data) {
        append(
                work,
                List.of(entry(
                        type,
                        "organization",
                        organization,
                        actor,
                        "api",
                        "organization:read",
                        organization,
                        data,
                        Map.of())));
    }

    private void append(Work work, List<JournalEntry> entries) {
        if (!entries.isEmpty()) {
            journal.appendAll(work, entries);
        }
    }

    private JournalEntry entry(
            String type,
            String kind,
            UUID subject,
            @Nullable UUID actor,
            String channel,
            String permission,
            UUID organization,
            Map<String, Object> data,
            Map<String, Object> text) {
        Instant now = clock.instant();
        return new JournalEntry(
                ids.next(),
                type,
                new Subject(kind, subject.toString()),
                null,
                actor,
                channel,
                null,
                now,
                false,
                permission,
                organization,
                data,
                text);
    }
}
