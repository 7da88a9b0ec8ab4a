package switchboard.tickets.watchers;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;
import switchboard.tickets.Cursors;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketFinder;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketJournal;
import switchboard.tickets.Watching;

/**
 * Who watches which ticket. Watching is no permission: whom a ticket may be told to is asked anew each time. Whoever may not
 * read notes is shown no other watcher than themselves.
 */
public final class TicketWatchers implements Watching {

    static final String WATCHED = "ticket.watched";
    static final String UNWATCHED = "ticket.unwatched";
    static final String MENTIONED = "ticket.mentioned";
    static final String ANSWERED = "ticket.thread_replied";
    private static final String ADDED = "added";
    private static final String MERGED = "merged";
    private static final String BY_MENTION = "mentioned";
    private static final String LIST = "watchers";
    private static final int MOST_WATCHERS = 200;
    private static final int MOST_MENTIONS = 20;

    private final TicketGround ground;
    private final WatcherGround people;

    public TicketWatchers(TicketGround ground, WatcherGround people) {
        this.ground = ground;
        this.people = people;
    }

    /** The watchers of a ticket, in order of their ids. */
    public Page<Watcher> list(Caller caller, String ticket, int limit, @Nullable String cursor) {
        Condition after = cursor == null
                ? DSL.noCondition()
                : WatcherTables.USER.gt(
                        Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst()));
        Ticket found = ground.finder().require(caller, ticket);
        Condition shown = ground.access().permits(caller, TicketAccess.READ_NOTES, found)
                ? after
                : after.and(WatcherTables.USER.eq(caller.id()));
        List<Watcher> rows = ground.transactions().read(dsl -> WatcherRows.page(dsl, found.id(), shown, limit + 1));
        boolean more = rows.size() > limit;
        List<Watcher> page = more ? rows.subList(0, limit) : rows;
        return new Page<>(page, more ? new Cursor(LIST, page.getLast().user().toString()).encode() : null);
    }

    /**
     * Makes a person watch a ticket: oneself, for those who may reply to it, or, for those who may change it, anybody who
     * may see it.
     *
     * @param user an id, a username, an e-mail address, or {@code me}
     */
    public Watcher add(Caller caller, String ticket, String user, Origin origin) {
        Ticket found = ground.finder().require(caller, ticket);
        UUID person = person(caller, user);
        if (person.equals(caller.id())) {
            ground.access().require(caller, TicketAccess.REPLY, found);
        } else {
            ground.access().require(caller, TicketAccess.CHANGE, found);
            requireSeeing(person, found);
        }
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        return ground.transactions().inTransaction(work -> {
            watch(work, found, List.of(person), new WatcherRows.Added(ADDED, null, act.actor(), act.at()), act);
            return WatcherRows.page(work.dsl(), found.id(), WatcherTables.USER.eq(person), 1).stream()
                    .findFirst()
                    .orElseThrow(() -> new ConflictException(
                            "ticket.too_many_watchers", "A ticket has at most " + MOST_WATCHERS + " watchers."));
        });
    }

    /** Lets a person watch no more. Oneself always, also where the ticket is out of sight by now. */
    public void remove(Caller caller, String ticket, String user, Origin origin) {
        UUID person = person(caller, user);
        Ticket found = person.equals(caller.id())
                ? ground.finder().find(caller, ticket).orElseGet(() -> watchedUnseen(caller, ticket))
                : ground.finder().require(caller, ticket);
        if (!person.equals(caller.id())) {
            ground.access().require(caller, TicketAccess.CHANGE, found);
        }
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        ground.transactions().inTransaction(work -> {
            if (WatcherRows.delete(work.dsl(), found.id(), person)) {
                ground.journal().append(work, entry(UNWATCHED, found, act, Map.of("user", person)));
            }
            return person;
        });
    }

    private Ticket watchedUnseen(Caller caller, String ticket) {
        UUID id = TicketFinder.id(ticket).orElseThrow(TicketFinder::absent);
        boolean watching = ground.transactions()
                .read(dsl -> dsl.fetchExists(
                        WatcherTables.WATCHER, WatcherTables.TICKET.eq(id).and(WatcherTables.USER.eq(caller.id()))));
        if (!watching) {
            throw TicketFinder.absent();
        }
        return ground.finder().require(people.system(), id);
    }

    private UUID person(Caller caller, String user) {
        if (user.equals("me") || user.equals(caller.id().toString())) {
            return caller.id();
        }
        return ground.transactions()
                .read(dsl -> people.users().resolvePerson(dsl, user))
                .orElseThrow(TicketWatchers::nobody);
    }

    /** Nobody is told apart from somebody who may not see the ticket. */
    private void requireSeeing(UUID person, Ticket ticket) {
        boolean sees = ground.transactions().read(dsl -> people.sight()
                .of(dsl, List.of(person), List.of(ticket.id()))
                .see(person, ticket, false));
        if (!sees) {
            throw nobody();
        }
    }

    private static NotFoundException nobody() {
        return new NotFoundException("user.not_found", "There is no such person who may see the ticket.");
    }

    /** Adds those who do not watch yet, as far as there is room, and says so. */
    private void watch(
            Work work, Ticket ticket, Collection<UUID> wanted, WatcherRows.Added added, TicketJournal.Act act) {
        Set<UUID> there = WatcherRows.of(work.dsl(), ticket.id());
        List<UUID> fresh = wanted.stream()
                .filter(person -> !there.contains(person))
                .limit(Math.max(0, MOST_WATCHERS - there.size()))
                .toList();
        WatcherRows.insert(work.dsl(), ticket.id(), fresh, added);
        ground.journal()
                .appendAll(
                        work,
                        fresh.stream()
                                .map(person ->
                                        entry(WATCHED, ticket, act, Map.of("user", person, "reason", added.reason())))
                                .toList());
    }

    @Override
    public void said(Work work, Said said) {
        mention(work, said);
        if (said.thread() != null) {
            answer(work, said, said.thread());
        }
    }

    /** Tells those who wrote in a thread, but those who watch: they hear of every note. */
    private void answer(Work work, Said said, UUID thread) {
        Ticket ticket = said.ticket();
        Set<UUID> authors = people.authors().of(work.dsl(), thread);
        authors.remove(said.act().actor());
        authors.removeAll(WatcherRows.of(work.dsl(), ticket.id()));
        Set<UUID> receivers =
                people.sight().of(work.dsl(), authors, List.of(ticket.id())).of(authors, ticket, true);
        ground.notifier()
                .notify(
                        work,
                        new Notification(
                                ANSWERED,
                                new Subject("ticket", ticket.id().toString()),
                                ticket.organization(),
                                receivers,
                                values(ticket, said.act().actor()),
                                false,
                                said.entry().toString()));
    }

    private void mention(Work work, Said said) {
        List<String> names = Mentions.in(said.body());
        if (names.isEmpty()) {
            return;
        }
        Set<UUID> mentioned = mentioned(work.dsl(), said, names);
        if (mentioned.isEmpty()) {
            return;
        }
        Ticket ticket = said.ticket();
        watch(
                work,
                ticket,
                mentioned,
                new WatcherRows.Added(BY_MENTION, null, said.act().actor(), now(said)),
                said.act());
        ground.journal()
                .append(
                        work,
                        entry(
                                MENTIONED,
                                ticket,
                                said.act(),
                                Map.of("users", List.copyOf(mentioned), "entry", said.entry())));
        ground.notifier()
                .notify(
                        work,
                        new Notification(
                                MENTIONED,
                                new Subject("ticket", ticket.id().toString()),
                                ticket.organization(),
                                mentioned,
                                values(ticket, said.act().actor()),
                                false,
                                said.entry().toString()));
    }

    /** What the templates ask for; nothing of what was said. */
    static Map<String, Object> values(Ticket ticket, @Nullable UUID actor) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", ticket.number());
        values.put("title", ticket.title());
        if (actor != null) {
            values.put("actor", actor);
        }
        return values;
    }

    /** The people behind the names who may read what was said, in the order in which they stand in it. */
    private Set<UUID> mentioned(DSLContext dsl, Said said, List<String> names) {
        List<String> usernames =
                names.stream().filter(name -> TicketFinder.id(name).isEmpty()).toList();
        Map<String, UUID> found = people.users().resolvePeople(dsl, usernames);
        Set<UUID> named = new LinkedHashSet<>();
        for (String name : usernames) {
            UUID person = found.get(name);
            if (person != null && !person.equals(said.act().actor()) && named.size() < MOST_MENTIONS) {
                named.add(person);
            }
        }
        TicketSight.Eyes eyes =
                people.sight().of(dsl, named, List.of(said.ticket().id()));
        named.removeIf(person -> !eyes.see(person, said.ticket(), said.internal()));
        return named;
    }

    @Override
    public void joined(Work work, Ticket source, Ticket target, TicketJournal.Act act) {
        Set<UUID> moved = new HashSet<>(WatcherRows.of(work.dsl(), source.id()));
        moved.add(source.requester());
        moved.remove(target.requester());
        watch(work, target, moved, new WatcherRows.Added(MERGED, source.id(), act.actor(), act.at()), act);
    }

    @Override
    public void parted(Work work, Ticket source, Ticket target) {
        WatcherRows.deleteMerged(work.dsl(), target.id(), source.id());
    }

    private static Instant now(Said said) {
        return said.act().at();
    }

    private JournalEntry entry(String type, Ticket ticket, TicketJournal.Act act, Map<String, Object> data) {
        return TicketJournal.entry(ground.ids().next(), type, ticket, act, true, data, Map.of());
    }
}
