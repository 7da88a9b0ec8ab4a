package switchboard.tickets;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.access.CallerRecord;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.api.http.ImportLine;
import switchboard.api.http.ImportLines;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.attachments.AttachmentRules;
import switchboard.attachments.AttachmentScanner;
import switchboard.attachments.Attachments;
import switchboard.attachments.FolderBlobStore;
import switchboard.audit.AuditLog;
import switchboard.config.Argon2Configuration;
import switchboard.config.SecurityConfiguration;
import switchboard.events.Journal;
import switchboard.json.Json;
import switchboard.notifications.Notifier;
import switchboard.persistence.TestDatabase;
import switchboard.persistence.Transactions;
import switchboard.tickets.fields.FieldDefinition;
import switchboard.tickets.fields.FieldResource;
import switchboard.tickets.pins.PinGround;
import switchboard.tickets.pins.PinRules;
import switchboard.users.PasswordHasher;
import switchboard.users.People;

/** The room of tickets on a database of its own, with people to use it. */
final class TestTickets implements AutoCloseable {

    static final List<String> PERMISSIONS = List.of(
            TicketAccess.READ,
            TicketAccess.CREATE,
            TicketAccess.CHANGE,
            TicketAccess.TRANSITION,
            TicketAccess.REPLY,
            TicketAccess.NOTE,
            TicketAccess.READ_NOTES,
            TicketAccess.ATTACH,
            TicketAccess.LINK);
    static final List<String> OF_REQUESTERS = List.of(
            TicketAccess.READ, TicketAccess.CREATE, TicketAccess.TRANSITION, TicketAccess.REPLY, TicketAccess.ATTACH);

    final TestDatabase database;
    final People people;
    final AccessService access = new AccessService();
    final Caller system = access.system();
    final List<UUID> found = new ArrayList<>();
    final Path folder;
    final Attachments attachments;
    final FolderBlobStore blobs;
    BusinessCalendar calendar = mondayToFriday();
    final TicketRoom room;
    private final Transactions transactions;
    private final Journal journal;

    TestTickets() {
        this(TestDatabase.create());
    }

    TestTickets(TestDatabase database) {
        this(database, database.transactions());
    }

    /** With transactions that may meet other faults than those of the database. */
    TestTickets(TestDatabase database, Transactions transactions) {
        this.database = database;
        Journal journal = new Journal(new Random(1), () -> {});
        AuditLog audit = new AuditLog(journal, database.ids(), database.clock());
        people = new People(new People.Ground(
                database.transactions(),
                database.ids(),
                database.clock(),
                new Random(7),
                journal,
                audit,
                new SecurityConfiguration(
                        Duration.ofHours(12), new Argon2Configuration(1 << 20, 1, 1, 2), false, null)));
        try {
            folder = Files.createTempDirectory("switchboard-attachments");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        blobs = new FolderBlobStore(folder, database.ids()::next);
        attachments = new Attachments(blobs, AttachmentRules.standard(1_000_000), AttachmentScanner.NONE);
        this.transactions = transactions;
        this.journal = journal;
        room = secondNode();
    }

    /** Another room on the same database, with caches of its own. */
    TicketRoom secondNode() {
        return node(people.hasher());
    }

    /** The same with another way to hash PINs. */
    TicketRoom node(PasswordHasher hasher) {
        return TicketRoom.open(new TicketRoom.Needs(
                transactions,
                database.ids(),
                database.clock(),
                journal,
                new AuditLog(journal, database.ids(), database.clock()),
                new Notifier(database.ids(), database.clock(), () -> {}),
                longest -> true,
                access,
                people.moduleReaches(),
                people.directory(),
                attachments,
                (caller, text) -> List.copyOf(found),
                people.reaches(),
                new ConfirmationRules(organization -> calendar, () -> 5),
                new PinGround.Needs(new Random(11), hasher, people.throttle(), PinRules.shipped()),
                (work, location) -> {}));
    }

    /** From eight to five, as the clock of the database goes. */
    private static BusinessCalendar mondayToFriday() {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                .forEach(day -> week.put(day, List.of(new WorkingHours(8 * 60, 17 * 60))));
        return new BusinessCalendar(new UUID(0, 1), "week", ZoneOffset.UTC, week, Map.of());
    }

    UUID user(String username, @Nullable UUID organization) {
        Map<String, Object> values = new HashMap<>();
        values.put("username", username);
        values.put("displayName", username);
        values.put("email", username + "@desk.example");
        if (organization != null) {
            values.put("organization", organization.toString());
        }
        return people.accounts().create(system, new Input(values)).id();
    }

    UUID organization(String name) {
        return people.organizations().create(system, input("name", name)).id();
    }

    UUID team(String name) {
        return people.teams().create(system, input("name", name)).id();
    }

    static Caller caller(UUID id, UUID organization, Map<String, Reach> reaches) {
        return new CallerRecord(id, "caller-" + id, organization, Set.of(), Set.of(), "en", false, reaches);
    }

    /** Somebody with the same reach for all of these. */
    static Caller caller(UUID id, UUID organization, Reach reach, List<String> permissions) {
        Map<String, Reach> reaches = new HashMap<>();
        permissions.forEach(permission -> reaches.put(permission, reach));
        return caller(id, organization, reaches);
    }

    Caller requester(UUID id, UUID organization) {
        return caller(id, organization, new Reach(false, Set.of(), Set.of(), id), OF_REQUESTERS);
    }

    Caller agent(UUID id, UUID organization) {
        return caller(id, organization, new Reach(false, Set.of(organization), Set.of(), id), PERMISSIONS);
    }

    static Input input(@Nullable Object... fields) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int index = 0; index < fields.length; index += 2) {
            values.put(String.valueOf(fields[index]), fields[index + 1]);
        }
        return new Input(values);
    }

    Ticket create(Caller caller, @Nullable Object... fields) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("kind", "incident", "title", "A title"));
        for (int index = 0; index < fields.length; index += 2) {
            values.put(String.valueOf(fields[index]), fields[index + 1]);
        }
        return room.tickets().create(caller, new Input(values), Origin.API);
    }

    Ticket change(Caller caller, Ticket ticket, @Nullable Long ifVersion, @Nullable Object... fields) {
        return room.tickets().change(caller, ticket.id().toString(), input(fields), ifVersion, Origin.API);
    }

    Ticket move(Caller caller, Ticket ticket, @Nullable Object... fields) {
        return room.tickets().transition(caller, ticket.id().toString(), input(fields), null, Origin.API);
    }

    List<Ticket> list(Caller caller, String... parameters) {
        return room.tickets().list(caller, parameters(parameters)).items();
    }

    static Map<String, List<String>> parameters(String... parameters) {
        Map<String, List<String>> values = new HashMap<>();
        for (int index = 0; index < parameters.length; index += 2) {
            values.computeIfAbsent(parameters[index], any -> new ArrayList<>()).add(parameters[index + 1]);
        }
        return values;
    }

    /** Lines as the edge gives them; what is no JSON object is a line with an error. */
    static ImportLines lines(List<String> lines) {
        Deque<String> left = new ArrayDeque<>(lines);
        long[] number = {0};
        return most -> {
            List<ImportLine> next = new ArrayList<>();
            while (next.size() < most && !left.isEmpty()) {
                next.add(line(++number[0], left.poll()));
            }
            return next;
        };
    }

    private static ImportLine line(long number, String line) {
        try {
            return new ImportLine(number, new Input(Json.parseObject(line.getBytes(StandardCharsets.UTF_8))), null);
        } catch (RuntimeException broken) {
            return new ImportLine(
                    number,
                    null,
                    new switchboard.api.http.ImportReport.LineError(number, "request.bad_json", "Not JSON."));
        }
    }

    /** How the database would find the page that these parameters ask for. */
    Result<Record> plan(Caller caller, String... parameters) {
        return database.transactions()
                .read(dsl -> dsl.fetch("EXPLAIN "
                        + dsl.renderInlined(
                                room.list().select(dsl, room.list().filters(caller, parameters(parameters))))));
    }

    /** The statement that would find the page. */
    String sql(Caller caller, String... parameters) {
        return database.transactions()
                .read(dsl -> dsl.render(room.list().select(dsl, room.list().filters(caller, parameters(parameters)))));
    }

    void defineField(Map<String, @Nullable Object> values) {
        new FieldResource(room.fields(), room.fieldEditing(), people.moduleReaches()).create(system, new Input(values));
    }

    /** The names of the fields that concern the caller. */
    List<String> shownFields(Caller caller) {
        return new FieldResource(room.fields(), room.fieldEditing(), people.moduleReaches())
                .list(caller, "200", null).items().stream()
                        .map(FieldDefinition::name)
                        .toList();
    }

    int count(String table) {
        return database.transactions()
                .read(dsl -> dsl.fetchOne("SELECT COUNT(*) FROM " + table).get(0, Integer.class));
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
