package switchboard.servicelevels.clocks;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;
import switchboard.api.tickets.FieldChange;
import switchboard.servicelevels.policies.Condition;
import switchboard.servicelevels.policies.Content;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.Policy;
import switchboard.servicelevels.policies.Target;
import switchboard.testkit.fakes.FakeCalendars;

/** Teams around the world, their calendars, policies in several versions, and what happens to one ticket; all by chance. */
final class RandomDesk {

    static final UUID REQUESTER = new UUID(0x60000, 1);
    static final UUID AGENT = new UUID(0x60000, 2);
    static final UUID ORGANIZATION = new UUID(0x60000, 3);
    static final UUID TICKET = new UUID(0x60000, 4);

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Stockholm"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/Toronto"),
            ZoneId.of("Australia/Lord_Howe"));
    private static final List<String> STATUSES = List.of(
            "new",
            "assigned",
            "in_progress",
            "waiting_for_customer",
            "waiting_for_vendor",
            "resolved",
            "in_progress",
            "closed");
    private static final List<String> PRIORITIES = List.of("critical", "high", "medium", "low");
    /** Values of the custom field that policies ask for; a ticket may also have none. */
    private static final List<String> SERVICES = List.of("mail", "telephony", "printing");

    private static final List<String> CHANNELS = List.of("api", "phone", "email");

    private final RandomGenerator random;
    private final FakeCalendars calendars = new FakeCalendars();
    private final Map<UUID, BusinessCalendar> ofTeams = new LinkedHashMap<>();
    private final List<UUID> teams = new ArrayList<>();
    private final NavigableMap<Instant, Optional<String>> services = new TreeMap<>();
    private final NavigableMap<Instant, String> channelsUsed = new TreeMap<>();
    final Instant start;
    final Instant now;

    RandomDesk(RandomGenerator random) {
        this.random = random;
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Instant any = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextLong(100_000_000));
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        // Most begin a few days before clocks change somewhere.
        this.start = change == null || random.nextInt(4) == 0
                ? any
                : change.getInstant().minusSeconds(random.nextLong(300_000));
        this.now = start.plusSeconds(random.nextLong(500_000));
        for (int number = 0; number < ZONES.size(); number++) {
            UUID team = MinuteSimulator.id(number);
            BusinessCalendar calendar = calendar(number, ZONES.get(number));
            ofTeams.put(team, calendar);
            teams.add(team);
            calendars.use(team, calendar);
        }
    }

    FakeCalendars calendars() {
        return calendars;
    }

    BusinessCalendar calendar(@Nullable String wanted, @Nullable String team) {
        if (wanted == null) {
            return calendars.standard();
        }
        if (!wanted.equals(Content.OF_TEAM)) {
            return calendars.find(wanted).orElseThrow();
        }
        return team == null ? calendars.standard() : ofTeams.get(UUID.fromString(team));
    }

    private BusinessCalendar calendar(int number, ZoneId zone) {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, random.nextInt(5) == 0 ? List.of() : hours());
        }
        Map<LocalDate, List<WorkingHours>> exceptions = new HashMap<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            LocalDate day = start.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(12));
            exceptions.put(day, random.nextBoolean() ? List.of() : hours());
        }
        return new BusinessCalendar(new UUID(0x70000, number), "Calendar " + number, zone, week, exceptions);
    }

    private List<WorkingHours> hours() {
        List<WorkingHours> hours = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int from = random.nextInt(1_440);
            hours.add(new WorkingHours(random.nextInt(6) == 0 ? 0 : from, from + 1 + random.nextInt(1_440 - from)));
        }
        return hours;
    }

    List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int number = 0; number < count; number++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            List<Policy.Version> versions = new ArrayList<>();
            int written = 1 + random.nextInt(3);
            for (int version = 1; version <= written; version++) {
                Instant from = random.nextInt(3) == 0
                        ? start.plusSeconds(random.nextLong(-100_000, 500_000))
                        : start.minus(Duration.ofDays(30));
                versions.add(new Policy.Version(version, from, content(kind)));
            }
            policies.add(new Policy(
                    new UUID(0x80000, number),
                    "Policy " + number,
                    kind,
                    null,
                    number,
                    versions,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    1));
        }
        return policies;
    }

    private Content content(Kind kind) {
        List<Condition> conditions = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            conditions.add(new Condition("priority", some(PRIORITIES)));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(new Condition(
                    "team", some(teams.stream().map(UUID::toString).toList())));
        }
        if (random.nextInt(3) == 0) {
            conditions.add(new Condition("fields.service", some(SERVICES)));
        }
        if (random.nextInt(6) == 0) {
            conditions.add(new Condition("channel", some(CHANNELS)));
        }
        Map<Target, Duration> targets = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            targets.put(target, Duration.ofMinutes(1 + random.nextInt(4_000)));
        }
        int which = random.nextInt(6);
        String calendar = which == 0 ? null : which < 4 ? Content.OF_TEAM : "Calendar " + random.nextInt(ZONES.size());
        return new Content(
                random.nextInt(10) > 0,
                conditions,
                targets,
                calendar,
                random.nextInt(3) == 0 ? Set.of() : Set.of("waiting_for_customer"),
                kind == Kind.UC ? Set.of("waiting_for_vendor") : Set.of());
    }

    private Set<String> some(List<String> among) {
        Set<String> some = new HashSet<>();
        some.add(among.get(random.nextInt(among.size())));
        some.add(among.get(random.nextInt(among.size())));
        return some;
    }

    /** From the creation on; two never happen at the same instant. */
    List<Event> events() {
        TreeSet<Instant> instants = new TreeSet<>();
        for (int count = random.nextInt(18); count > 0; count--) {
            instants.add(start.plusSeconds(1 + random.nextLong(450_000)));
        }
        List<Event> events = new ArrayList<>();
        Map<String, Object> created = new HashMap<>(Map.of(
                "status", "new",
                "priority", PRIORITIES.get(random.nextInt(PRIORITIES.size())),
                "requester", REQUESTER.toString(),
                "organization", ORGANIZATION.toString()));
        if (random.nextBoolean()) {
            created.put("team", teams.get(random.nextInt(teams.size())).toString());
        }
        services.put(start, service());
        channelsUsed.put(start, CHANNELS.getFirst());
        events.add(event(start, "ticket.created", REQUESTER, created));
        for (Instant at : instants) {
            events.add(something(at));
        }
        return events;
    }

    private Event something(Instant at) {
        return switch (random.nextInt(11)) {
            case 0 -> event(at, "ticket.replied", AGENT, Map.of());
            case 1 -> event(at, "ticket.replied", REQUESTER, Map.of());
            case 2, 3, 4 -> changed(at, "ticket.transitioned", "status", STATUSES.get(random.nextInt(STATUSES.size())));
            case 5 -> changed(at, "ticket.changed", "priority", PRIORITIES.get(random.nextInt(PRIORITIES.size())));
            case 8, 9 -> otherService(at);
            case 10 -> otherChannel(at);
            case 6 -> changed(at, "ticket.changed", "team", null);
            default ->
                changed(
                        at,
                        "ticket.changed",
                        "team",
                        teams.get(random.nextInt(teams.size())).toString());
        };
    }

    /** The journal says that the field changed, and not what it was and is. */
    private Event otherService(Instant at) {
        services.put(at, service());
        return event(at, "ticket.changed", AGENT, Map.of("changes", List.of(Map.of("field", "fields.service"))));
    }

    private Optional<String> service() {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(SERVICES.get(random.nextInt(SERVICES.size())));
    }

    private Event otherChannel(Instant at) {
        String before = channel(at);
        String after = CHANNELS.get(random.nextInt(CHANNELS.size()));
        channelsUsed.put(at, after);
        Map<String, Object> change = Map.of("field", "channel", "before", before, "after", after);
        return event(at, "ticket.changed", AGENT, Map.of("changes", List.of(change)));
    }

    /** What the field said at an instant; null for nothing. */
    @Nullable
    String service(Instant at) {
        return services.floorEntry(at).getValue().orElse(null);
    }

    /** The channel of the ticket at an instant. */
    String channel(Instant at) {
        return channelsUsed.floorEntry(at).getValue();
    }

    /** What the desk keeps of the field up to an instant: the changes alone. */
    List<FieldChange> fieldChanges(Instant until) {
        List<FieldChange> changes = new ArrayList<>();
        Optional<String> before = services.firstEntry().getValue();
        for (Map.Entry<Instant, Optional<String>> entry :
                services.headMap(until, true).entrySet()) {
            if (!entry.getValue().equals(before)) {
                changes.add(new FieldChange(
                        changes.size() + 2,
                        "service",
                        entry.getKey(),
                        before.orElse(null),
                        entry.getValue().orElse(null)));
            }
            before = entry.getValue();
        }
        return changes;
    }

    private static Event changed(Instant at, String type, String field, @Nullable String after) {
        Map<String, Object> change = new HashMap<>();
        change.put("field", field);
        change.put("before", null);
        change.put("after", after);
        return event(at, type, AGENT, Map.of("changes", List.of(change)));
    }

    private static Event event(Instant at, String type, UUID actor, Map<String, Object> data) {
        return new Event(
                UUID.nameUUIDFromBytes(at.toString().getBytes(StandardCharsets.UTF_8)),
                at.getEpochSecond(),
                type,
                at,
                actor,
                null,
                new Subject("ticket", TICKET.toString()),
                data);
    }
}
