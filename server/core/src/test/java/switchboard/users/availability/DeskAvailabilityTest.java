package switchboard.users.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.tickets.Origin;
import switchboard.api.users.Availability.Presence;
import switchboard.api.users.Availability.State;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.users.TestPeople;

/** Presence and absences as plugins ask and say them. */
class DeskAvailabilityTest {

    private static final Origin PHONE = new Origin("phone", UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private static TestPeople people;
    private static AvailabilityGround ground;
    private static DeskAvailability availability;
    private static Absences absences;
    private static int made;

    @BeforeAll
    static void open() {
        people = new TestPeople();
        Journal journal = new Journal(new Random(1), () -> {});
        ground = new AvailabilityGround(
                people.database.transactions(),
                people.database.ids(),
                people.database.clock(),
                journal,
                new AuditLog(journal, people.database.ids(), people.database.clock()),
                people.people.accounts(),
                people.people.directory(),
                (work, location) -> {});
        availability = new DeskAvailability(ground, new Presences(ground));
        absences = new Absences(ground);
    }

    @AfterAll
    static void close() {
        people.close();
    }

    private static UUID person(String... roles) {
        return people.user("person" + ++made, null, roles).id();
    }

    private static Instant in(int hours) {
        return ground.now().plus(Duration.ofHours(hours));
    }

    private static void absent(UUID person, int from, int to, @Nullable UUID substitute) {
        absences.add(
                people.system,
                person.toString(),
                TestPeople.input(
                        "from",
                        in(from).toString(),
                        "to",
                        in(to).toString(),
                        "substitute",
                        substitute == null ? null : substitute.toString()));
    }

    private static List<Map<String, Object>> told(UUID person) {
        return people.read(dsl -> dsl.fetch(
                        "SELECT channel, cause IS NOT NULL AS caused FROM core_journal"
                                + " WHERE type = 'presence.changed' AND subject_id = ?",
                        person.toString())
                .intoMaps());
    }

    @Test
    void whoHasSaidNothingIsThereAndWhatIsSaidEndsByItself() {
        UUID anna = person("agent");
        UUID boris = person("agent");
        Instant end = in(1).plusNanos(999);

        Presence said = availability.setPresence(people.caller(anna), anna, State.BUSY, end, PHONE);

        assertThat(said).isEqualTo(new Presence(State.BUSY, end.truncatedTo(ChronoUnit.MICROS)));
        assertThat(availability.presences(List.of(anna, boris)))
                .isEqualTo(Map.of(anna, said, boris, new Presence(State.AVAILABLE, null)));
        Map<UUID, switchboard.users.availability.Presence> later =
                people.read(dsl -> Availability.presences(dsl, List.of(anna), in(2)));
        assertThat(later).containsEntry(anna, switchboard.users.availability.Presence.UNSAID);
    }

    @Test
    void whatIsSaidAlreadyIsToldOnce() {
        UUID anna = person("agent");
        Caller caller = people.caller(anna);

        availability.setPresence(caller, anna, State.AWAY, null, PHONE);
        availability.setPresence(caller, anna, State.AWAY, null, PHONE);

        assertThat(told(anna)).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("channel", "phone")
                .satisfies(it -> assertThat(it.get("caused").toString()).isIn("1", "true")));
        availability.setPresence(caller, anna, State.AVAILABLE, null, PHONE);
        assertThat(told(anna)).hasSize(2);
    }

    @Test
    void onlyWhoMaySpeaksForOthers() {
        UUID anna = person("agent");
        UUID lead = person("team_lead");
        UUID stranger = person("requester");
        people.team("Team " + made, null, anna, lead);

        assertThat(availability
                        .setPresence(people.caller(lead), anna, State.BUSY, null, PHONE)
                        .state())
                .isEqualTo(State.BUSY);
        assertThat(availability
                        .setPresence(people.system, anna, State.AWAY, null, PHONE)
                        .state())
                .isEqualTo(State.AWAY);
        Caller another = people.caller(person("agent"));
        assertThatThrownBy(() -> availability.setPresence(another, anna, State.BUSY, null, PHONE))
                .isInstanceOf(ForbiddenException.class);
        Caller outside = people.caller(stranger);
        assertThatThrownBy(() -> availability.setPresence(outside, anna, State.BUSY, null, PHONE))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> availability.setPresence(people.system, anna, State.BUSY, ground.now(), PHONE))
                .isInstanceOf(InvalidInputException.class);
        assertThat(availability.presences(List.of(anna)).get(anna).state()).isEqualTo(State.AWAY);
    }

    @Test
    void standInsAreFollowedToWhoeverIsThere() {
        UUID anna = person("agent");
        UUID boris = person("agent");
        UUID chen = person("agent");
        UUID dora = person("agent");
        absent(anna, -1, 10, boris);
        absent(boris, -1, 5, chen);
        absent(dora, -1, 5, null);

        assertThat(availability.standIns(List.of(anna, boris, chen, dora), ground.now()))
                .isEqualTo(Map.of(anna, Optional.of(chen), boris, Optional.of(chen), dora, Optional.empty()));
        assertThat(availability.standIns(List.of(anna, boris), in(7))).isEqualTo(Map.of(anna, Optional.of(boris)));
        assertThat(availability.standIns(List.of(), ground.now())).isEmpty();
    }

    @Test
    void absencesAreThoseThatTouchTheTime() {
        UUID anna = person("agent");
        UUID boris = person("agent");
        absent(anna, 2, 4, boris);
        absent(anna, 10, 12, null);
        absent(boris, 1, 3, null);

        assertThat(availability.absences(List.of(anna, boris), in(0), in(5)))
                .extracting(switchboard.api.users.Availability.Absence::person)
                .containsExactly(boris, anna);
        assertThat(availability.absences(List.of(anna), in(5), in(9))).isEmpty();
        assertThat(availability.absences(List.of(anna), in(3), in(20))).hasSize(2);
        assertThat(availability.absences(List.of(), in(3), in(20))).isEmpty();
    }

    @Test
    void oneCallNamesNoMoreThanAThousand() {
        List<UUID> crowd = Stream.generate(UUID::randomUUID).limit(1_001).toList();

        assertThatThrownBy(() -> availability.presences(crowd)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> availability.standIns(crowd, in(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> availability.absences(crowd, in(0), in(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(availability.presences(crowd.subList(0, 1_000))).hasSize(1_000);
    }
}
