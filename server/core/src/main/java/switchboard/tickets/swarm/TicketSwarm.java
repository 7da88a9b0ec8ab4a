package switchboard.tickets.swarm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.PeopleReaches;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.User;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;
import switchboard.tickets.Cursors;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketFinder;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketJournal;
import switchboard.users.UserService;
import switchboard.users.availability.Availability;

/**
 * The swarm of a ticket: who was invited to work on it together. What taking part permits, and to whom, is said in {@link
 * SwarmRights}. Whoever may not read the ticket's notes learns nothing of the swarm.
 */
public final class TicketSwarm {

    static final String JOINED = "ticket.swarm_joined";
    static final String LEFT = "ticket.swarm_left";
    static final String INVITED = "ticket.swarm_invited";
    static final int MOST_PARTICIPANTS = 50;
    private static final int MOST_MEMBERS = 200;
    private static final String LIST = "swarm";

    private final TicketGround ground;
    private final UserService users;
    private final PeopleReaches reaches;

    public TicketSwarm(TicketGround ground, UserService users, PeopleReaches reaches) {
        this.ground = ground;
        this.users = users;
        this.reaches = reaches;
    }

    /** Those who take part, in order of their ids; 403 for whoever may not read the ticket's notes. */
    public Page<Participant> list(Caller caller, String ticket, int limit, @Nullable String cursor) {
        Condition after = cursor == null
                ? DSL.noCondition()
                : ParticipantTables.ID.gt(
                        Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst()));
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.READ_NOTES, found);
        List<Participant> rows =
                ground.transactions().read(dsl -> ParticipantRows.page(dsl, found.id(), after, limit + 1));
        boolean more = rows.size() > limit;
        List<Participant> page = more ? rows.subList(0, limit) : rows;
        return new Page<>(page, more ? new Cursor(LIST, page.getLast().id().toString()).encode() : null);
    }

    /**
     * Invites a person, for those who may change the ticket. Who takes part already stays as they are.
     *
     * @param user an id, a username, an e-mail address, or {@code me}
     */
    public Participant inviteUser(Caller caller, String ticket, String user, Origin origin) {
        Ticket found = changeable(caller, ticket);
        UUID person = person(caller, user);
        return there(found, person).orElseGet(() -> {
            ground.transactions().read(dsl -> requireAble(dsl, caller, found, person));
            return invite(caller, found, Participant.USER, person, Set.of(person), origin);
        });
    }

    /**
     * Invites a team: whoever is in it takes part for as long as they are.
     *
     * @param team an id or a name
     */
    public Participant inviteTeam(Caller caller, String ticket, String team, Origin origin) {
        Ticket found = changeable(caller, ticket);
        UUID id = team(team);
        return there(found, id).orElseGet(() -> {
            Set<UUID> members = ground.transactions().read(dsl -> members(dsl, found, id));
            if (members.isEmpty()) {
                throw new ConflictException("swarm.team_empty", "Nobody in this team works on tickets.");
            }
            return invite(caller, found, Participant.TEAM, id, members, origin);
        });
    }

    /** Lets a person take part no more: oneself always, others for those who may change the ticket. */
    public void removeUser(Caller caller, String ticket, String user, Origin origin) {
        Ticket found = ground.finder().require(caller, ticket);
        UUID person = person(caller, user);
        if (!person.equals(caller.id())) {
            ground.access().require(caller, TicketAccess.CHANGE, found);
        }
        remove(caller, found, Participant.USER, person, origin);
    }

    /** Lets a team take part no more, for those who may change the ticket. */
    public void removeTeam(Caller caller, String ticket, String team, Origin origin) {
        Ticket found = changeable(caller, ticket);
        remove(caller, found, Participant.TEAM, team(team), origin);
    }

    private Ticket changeable(Caller caller, String ticket) {
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, found);
        return found;
    }

    private Optional<Participant> there(Ticket ticket, UUID participant) {
        return ground.transactions().read(dsl -> ParticipantRows.find(dsl, ticket.id(), participant));
    }

    private UUID person(Caller caller, String user) {
        if (user.equals("me") || user.equals(caller.id().toString())) {
            return caller.id();
        }
        return ground.transactions().read(dsl -> users.resolvePerson(dsl, user)).orElseThrow(TicketSwarm::nobody);
    }

    private UUID team(String team) {
        UUID id = ground.transactions()
                .read(dsl -> users.resolveTeams(dsl, List.of(team)))
                .get(team);
        if (id == null) {
            throw new NotFoundException("team.not_found", "There is no such team.");
        }
        return id;
    }

    /** Whoever works on no tickets is not told apart from nobody; nor is the requester, unless an agent of the ticket too. */
    private UUID requireAble(DSLContext dsl, Caller caller, Ticket ticket, UUID person) {
        User user = users.users(dsl, List.of(person)).get(person);
        if (user == null) {
            throw nobody();
        }
        if (!user.active()) {
            throw new ConflictException("swarm.person_inactive", "This person is not active and cannot sign in.");
        }
        Map<String, Reach> theirs = reaches.of(dsl, List.of(person)).getOrDefault(person, Map.of());
        if (!isAble(theirs, ticket, person)) {
            throw nobody();
        }
        boolean absent = !person.equals(caller.id())
                && Availability.standIns(dsl, List.of(person), ground.now()).containsKey(person);
        if (absent) {
            throw new ConflictException("swarm.person_absent", "This person is absent.");
        }
        return person;
    }

    private static boolean isAble(Map<String, Reach> reaches, Ticket ticket, UUID person) {
        Reach notes = reaches.getOrDefault(TicketAccess.READ_NOTES, Reach.NONE);
        return SwarmRights.isOfTheDesk(permission -> reaches.getOrDefault(permission, Reach.NONE))
                && (!person.equals(ticket.requester())
                        || notes.covers(ticket.organization(), ticket.team(), TicketAccess.people(ticket)));
    }

    /** Those of a team who can take part: the first {@link #MOST_MEMBERS} of it are looked at, and told. */
    private Set<UUID> members(DSLContext dsl, Ticket ticket, UUID team) {
        Set<UUID> people = users.activeMembers(dsl, team, MOST_MEMBERS).stream()
                .map(User::id)
                .collect(Collectors.toSet());
        Map<UUID, Map<String, Reach>> theirs = reaches.of(dsl, people);
        people.removeIf(person -> !isAble(theirs.getOrDefault(person, Map.of()), ticket, person));
        return people;
    }

    private Participant invite(
            Caller caller, Ticket ticket, String type, UUID participant, Set<UUID> people, Origin origin) {
        if (ground.codes().current().phase(ticket.status()).isFinal()) {
            throw new ConflictException(
                    "ticket.ended", "The ticket " + ticket.number() + " is " + ticket.status() + ": that is its end.");
        }
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        Participant invited = new Participant(type, participant, act.actor(), act.at());
        return ground.transactions().inTransaction(work -> {
            lock(work, ticket, act);
            Optional<Participant> there = ParticipantRows.find(work.dsl(), ticket.id(), participant);
            if (there.isPresent()) {
                return there.get();
            }
            if (ParticipantRows.count(work.dsl(), ticket.id()) >= MOST_PARTICIPANTS) {
                throw new ConflictException(
                        "ticket.too_many_participants",
                        "At most " + MOST_PARTICIPANTS + " people and teams take part in a swarm.");
            }
            ParticipantRows.insert(work.dsl(), ticket.id(), invited);
            ground.journal().append(work, entry(JOINED, ticket, type, participant, act));
            tell(work, ticket, people, act);
            return invited;
        });
    }

    private void remove(Caller caller, Ticket ticket, String type, UUID participant, Origin origin) {
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        ground.transactions().inTransaction(work -> {
            lock(work, ticket, act);
            if (ParticipantRows.delete(work.dsl(), ticket.id(), participant, type)) {
                ground.journal().append(work, entry(LEFT, ticket, type, participant, act));
            }
            return participant;
        });
    }

    /** So that two who invite at once do not both find the last place, and none is added to a copy of the past. */
    private void lock(Work work, Ticket ticket, TicketJournal.Act act) {
        if (!ground.mark(work, ticket, act.at())) {
            throw TicketFinder.absent();
        }
    }

    private JournalEntry entry(String type, Ticket ticket, String kind, UUID participant, TicketJournal.Act act) {
        return TicketJournal.entry(ground.ids().next(), type, ticket, act, true, Map.of(kind, participant), Map.of());
    }

    private void tell(Work work, Ticket ticket, Set<UUID> people, TicketJournal.Act act) {
        Set<UUID> receivers = new HashSet<>(people);
        Map<String, Object> values = new java.util.HashMap<>();
        values.put("number", ticket.number());
        values.put("title", ticket.title());
        if (act.actor() != null) {
            receivers.remove(act.actor());
            values.put("actor", act.actor());
        }
        ground.notifier()
                .notify(
                        work,
                        new Notification(
                                INVITED,
                                new Subject("ticket", ticket.id().toString()),
                                ticket.organization(),
                                receivers,
                                values,
                                false,
                                null));
    }

    private static NotFoundException nobody() {
        return new NotFoundException("user.not_found", "There is no such person who works on tickets.");
    }
}
