package switchboard.tickets;

import static switchboard.tickets.TestTickets.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.json.Json;

/** A desk with a requester and two agents, and the journal handed to those who follow it, for tests of teamwork. */
final class Teamwork implements AutoCloseable {

    static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;

    final TestTickets desk = new TestTickets();
    final TicketRelations relations = desk.room.relations();
    final UUID anna = person("anna", "requester", HOME);
    final UUID bert = person("bert", "agent", HOME);
    final UUID cleo = person("cleo", "agent", HOME);
    final Caller requester = desk.requester(anna, HOME);
    final Caller agent = desk.agent(bert, HOME);
    final Caller other = desk.agent(cleo, HOME);
    private int handed;

    UUID person(String username, String role, UUID organization) {
        Map<String, Object> values = new HashMap<>();
        values.put("username", username);
        values.put("displayName", username);
        values.put("roles", List.of(role));
        values.put("organization", organization.toString());
        return desk.people.accounts().create(desk.system, new Input(values)).id();
    }

    Merge merge(Caller caller, Ticket source, Ticket target) {
        return relations
                .merges()
                .merge(caller, source.id().toString(), input("into", target.id().toString()), Origin.API);
    }

    TicketLink child(Ticket parent, Ticket child, boolean closes, boolean updates) {
        return desk.room
                .links()
                .add(
                        agent,
                        parent.id().toString(),
                        input(
                                "type",
                                "parent_of",
                                "target",
                                child.id().toString(),
                                "options",
                                Map.of("closeWithParent", closes, "updateWithParent", updates)),
                        Origin.API);
    }

    Ticket now(Ticket ticket) {
        return desk.room.tickets().get(desk.system, ticket.id().toString());
    }

    List<TicketTimeline.Entry> timeline(Caller caller, Ticket ticket) {
        return desk.room
                .timeline()
                .read(caller, ticket.id().toString(), 200, null)
                .items();
    }

    List<String> types(Caller caller, Ticket ticket) {
        return timeline(caller, ticket).stream().map(TicketTimeline.Entry::type).toList();
    }

    /** Hands what is new in the journal to those who follow it, until they add nothing any more. */
    void follow() {
        for (List<Event> events = news(); !events.isEmpty(); events = news()) {
            for (TicketRelations.Follower follower : relations.followers()) {
                List<Event> wanted = events.stream()
                        .filter(event -> follower.types().contains(event.type()))
                        .toList();
                if (!wanted.isEmpty()) {
                    handle(follower, wanted);
                }
            }
        }
    }

    private static void handle(TicketRelations.Follower follower, List<Event> events) {
        try {
            follower.handler().handle(events);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<Event> news() {
        List<Event> events = desk.database.transactions().read(dsl -> {
            List<Event> all = new ArrayList<>();
            dsl.fetch("select hex(id) id, type, at, hex(actor) actor, hex(cause) cause, subject_type, subject_id, data"
                            + " from core_journal order by core_journal.id")
                    .forEach(row -> all.add(new Event(
                            Objects.requireNonNull(uuid(row.get("id", String.class))),
                            all.size() + 1,
                            row.get("type", String.class),
                            desk.database.clock().instant(),
                            uuid(row.get("actor", String.class)),
                            uuid(row.get("cause", String.class)),
                            new Subject(row.get("subject_type", String.class), row.get("subject_id", String.class)),
                            Json.parseObject(row.get("data", String.class)))));
            return all;
        });
        List<Event> fresh = events.subList(handed, events.size());
        handed = events.size();
        return fresh;
    }

    /** What was told to whom since this was asked last. */
    List<Notification> told() {
        return desk.database.transactions().inTransaction(reading -> {
            Map<String, Notification> told = new LinkedHashMap<>();
            reading.dsl()
                    .fetch(
                            "select event, subject_type, subject_id, hex(receiver_id) receiver, hex(content_id) content_id,"
                                    + " content from core_notification n join core_notification_content c on c.id = n.content_id"
                                    + " order by n.id")
                    .forEach(row ->
                            told.merge(row.get("content_id", String.class), notification(row), Teamwork::joined));
            reading.dsl().execute("delete from core_notification");
            return List.copyOf(told.values());
        });
    }

    private static Notification notification(org.jooq.Record row) {
        Map<String, Object> values = new HashMap<>();
        Json.parseObject(row.get("content", String.class)).forEach(values::put);
        return new Notification(
                row.get("event", String.class),
                new Subject(row.get("subject_type", String.class), row.get("subject_id", String.class)),
                null,
                Set.of(Objects.requireNonNull(uuid(row.get("receiver", String.class)))),
                values,
                false,
                null);
    }

    private static Notification joined(Notification one, Notification other) {
        Set<UUID> receivers = new HashSet<>(one.receivers());
        receivers.addAll(other.receivers());
        return new Notification(one.event(), one.subject(), null, receivers, one.values(), false, null);
    }

    private static @Nullable UUID uuid(@Nullable String hex) {
        return hex == null
                ? null
                : new UUID(
                        Long.parseUnsignedLong(hex.substring(0, 16), 16),
                        Long.parseUnsignedLong(hex.substring(16), 16));
    }

    @Override
    public void close() {
        desk.close();
    }
}
