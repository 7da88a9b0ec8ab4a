package switchboard.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.access.AccessService;
import switchboard.access.CallerRecord;
import switchboard.access.Grants;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.approvals.Approval;
import switchboard.api.approvals.ApprovalRequest;
import switchboard.api.approvals.Approvals;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.notifications.Notification;
import switchboard.events.Journal;
import switchboard.persistence.TestDatabase;
import switchboard.users.PeopleJournal;
import switchboard.users.UserService;

/** Requests, decisions and delegations on a real database. */
class ApprovalTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;
    private static final Subject CHANGE = new Subject("article", "a-1");

    private final TestDatabase database = TestDatabase.create();
    private final List<Notification> told = new CopyOnWriteArrayList<>();
    private final ApprovalService service = service();
    private final Approvals plugin = service.of("knowledge-base");
    private final UUID anna = person("anna");
    private final UUID boris = person("boris");
    private final UUID chen = person("chen");
    private final UUID dora = person("dora");

    private ApprovalService service() {
        Journal journal = new Journal(new Random(1), () -> {});
        return new ApprovalService(
                new ApprovalGround(
                        database.transactions(),
                        database.ids(),
                        database.clock(),
                        journal,
                        new UserService(
                                database.transactions(),
                                new Grants(),
                                new PeopleJournal(journal, database.ids(), database.clock()),
                                database.ids(),
                                database.clock()),
                        (work, notification) -> told.add(notification),
                        (work, location) -> {}),
                new AccessService());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void stepsFollowEachOtherAndAQuorumIsEnough() {
        UUID id = ask(step(2, anna, boris, chen), step(1, dora));
        assertThat(told).singleElement().satisfies(asked -> {
            assertThat(asked.event()).isEqualTo("approval.requested");
            assertThat(asked.receivers()).containsExactlyInAnyOrder(anna, boris, chen);
        });
        assertThat(waiting(dora)).isEmpty();
        assertThatThrownBy(() -> decide(dora, id, true)).isInstanceOf(ForbiddenException.class);

        decide(anna, id, true);
        assertThat(waiting(chen)).containsExactly(id);
        decide(chen, id, true);
        assertThat(waiting(boris)).as("was not needed any more").isEmpty();
        assertThat(waiting(dora)).containsExactly(id);
        ApprovalView end = decide(dora, id, true);
        assertThat(end.state()).isEqualTo("approved");
        assertThat(end.steps().getFirst().approvers())
                .extracting(ApprovalView.SeatView::state)
                .containsExactlyInAnyOrder("approved", "closed", "approved");
        assertThat(plugin.find(id)).get().extracting(Approval::state).isEqualTo("approved");
        assertThatThrownBy(() -> decide(boris, id, false)).isInstanceOf(ConflictException.class);
        assertThat(journal("approval.step_decided")).isEqualTo(3);
        assertThat(journal("approval.decided")).isEqualTo(1);
    }

    @Test
    void aRejectionNeedsAReasonAndEndsWhatCannotBeAgreedAnyMore() {
        UUID id = ask(step(2, anna, boris, chen), step(1, dora));
        assertThatThrownBy(() -> service.decide(caller(anna), id.toString(), input("decision", "reject")))
                .isInstanceOf(InvalidInputException.class);
        decide(anna, id, false);
        assertThat(plugin.find(id)).get().extracting(Approval::state).isEqualTo("pending");
        assertThatThrownBy(() -> decide(anna, id, true))
                .isInstanceOfSatisfying(
                        ConflictException.class, once -> assertThat(once.code()).isEqualTo("approval.decided_by_you"));
        assertThat(decide(boris, id, false).state()).isEqualTo("rejected");
        assertThat(waiting(dora)).isEmpty();
    }

    @Test
    void whoeverAsksNeverDecides() {
        assertThatThrownBy(() -> plugin.request(request(anna, null, step(1, anna, boris))))
                .isInstanceOf(InvalidInputException.class);
        UUID id = plugin.request(request(anna, null, step(1, boris)));
        assertThatThrownBy(() -> delegate(boris, id, anna)).isInstanceOf(InvalidInputException.class);
        absent(boris, anna);
        assertThatThrownBy(() -> decide(anna, id, true))
                .as("not as a substitute either")
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void avoiceIsHandedOnAndCountsOnce() {
        UUID id = ask(step(2, anna, boris));
        assertThatThrownBy(() -> delegate(anna, id, boris)).isInstanceOf(ConflictException.class);
        delegate(anna, id, chen);
        assertThatThrownBy(() -> decide(anna, id, true)).isInstanceOf(ForbiddenException.class);
        assertThat(service.get(caller(anna), id.toString()).state())
                .as("she was asked, and still sees it")
                .isEqualTo("pending");
        decide(chen, id, true);
        assertThat(decide(boris, id, true).state()).isEqualTo("approved");
        assertThat(told)
                .filteredOn(notification -> notification.receivers().contains(chen))
                .isNotEmpty();
    }

    @Test
    void aSubstituteDecidesForWhoeverIsAbsent() {
        UUID id = ask(step(1, anna));
        assertThatThrownBy(() -> service.get(caller(chen), id.toString())).isInstanceOf(NotFoundException.class);
        absent(anna, boris);
        absent(boris, chen);
        assertThat(waiting(boris)).as("is absent too").isEmpty();
        assertThat(waiting(chen)).containsExactly(id);
        ApprovalView view = decide(chen, id, true);
        assertThat(view.steps().getFirst().approvers().getFirst())
                .returns(anna, ApprovalView.SeatView::holder)
                .returns(chen, ApprovalView.SeatView::decidedBy);
    }

    @Test
    void aStepThatTakesTooLongExpires() {
        UUID id = plugin.request(request(null, Duration.ofHours(1), step(1, anna), step(1, boris)));
        database.clock().advance(Duration.ofMinutes(50));
        decide(anna, id, true);
        database.clock().advance(Duration.ofMinutes(50));
        service.expire();
        assertThat(plugin.find(id)).get().extracting(Approval::state).isEqualTo("pending");
        database.clock().advance(Duration.ofMinutes(11));
        assertThatThrownBy(() -> decide(boris, id, true)).isInstanceOf(ConflictException.class);
        assertThat(plugin.find(id)).get().extracting(Approval::state).isEqualTo("expired");
        assertThat(waiting(boris)).isEmpty();
    }

    @Test
    void aModuleTakesBackOnlyWhatItAskedItself() {
        UUID id = ask(step(1, anna));
        assertThatThrownBy(() -> service.of("other").withdraw(id, "not mine")).isInstanceOf(ForbiddenException.class);
        plugin.withdraw(id, "not needed any more");
        plugin.withdraw(id, "twice does nothing");
        assertThat(plugin.about(CHANGE))
                .singleElement()
                .extracting(Approval::state)
                .isEqualTo("withdrawn");
    }

    @Test
    void strangersAndPeopleWhoAreNotThereAreRefused() {
        UUID id = ask(step(1, anna));
        assertThatThrownBy(() -> service.get(caller(dora), id.toString())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> decide(dora, id, true)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ask(step(1, UUID.randomUUID()))).isInstanceOf(InvalidInputException.class);
        Caller lead = reader(dora, HOME);
        assertThat(service.get(lead, id.toString()).id()).isEqualTo(id);
        assertThatThrownBy(() -> decide(lead, id, true)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> service.get(reader(dora, UUID.randomUUID()), id.toString()))
                .isInstanceOf(NotFoundException.class);
        Caller everywhere = reader(dora, new Reach(true, Set.of(), Set.of(), null));
        assertThat(service.get(everywhere, id.toString()).id()).isEqualTo(id);
    }

    /** Everybody decides at the same time; what came of it must be what the votes that counted say. */
    @Test
    void decisionsAtOnceAreCountedExactly() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<UUID> people = new ArrayList<>();
        for (int index = 0; index < 9; index++) {
            people.add(person("voter" + index));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 12; round++) {
                Collections.shuffle(people, random);
                int seats = 2 + random.nextInt(8);
                List<UUID> asked = people.subList(0, seats);
                int quorum = 1 + random.nextInt(seats);
                UUID id = ask(step(quorum, asked.toArray(UUID[]::new)));
                List<Callable<Boolean>> votes = new ArrayList<>();
                for (UUID person : asked) {
                    boolean approve = random.nextBoolean();
                    votes.add(() -> counted(person, id, approve));
                    votes.add(() -> counted(person, id, !approve));
                }
                Collections.shuffle(votes, random);
                int counted = 0;
                for (Future<Boolean> vote : threads.invokeAll(votes)) {
                    counted += vote.get() ? 1 : 0;
                }
                hold(id, counted, quorum, "seed " + seed + " round " + round);
            }
        }
    }

    private void hold(UUID id, int counted, int quorum, String seed) {
        ApprovalView view = service.get(reader(dora, HOME), id.toString());
        List<ApprovalView.SeatView> seats = view.steps().getFirst().approvers();
        long approved =
                seats.stream().filter(seat -> seat.state().equals("approved")).count();
        long rejected =
                seats.stream().filter(seat -> seat.state().equals("rejected")).count();
        assertThat(approved + rejected).as(seed).isEqualTo(counted);
        assertThat(approved).as(seed).isLessThanOrEqualTo(quorum);
        assertThat(seats.size() - rejected).as(seed).isGreaterThanOrEqualTo(quorum - 1);
        assertThat(view.state()).as(seed).isEqualTo(approved == quorum ? "approved" : "rejected");
    }

    private boolean counted(UUID person, UUID id, boolean approve) {
        try {
            decide(person, id, approve);
            return true;
        } catch (ServiceDeskException refused) {
            return false;
        }
    }

    private UUID ask(ApprovalRequest.Step... steps) {
        return plugin.request(request(null, null, steps));
    }

    private static ApprovalRequest request(
            @Nullable UUID requester, @Nullable Duration timeout, ApprovalRequest.Step... steps) {
        return new ApprovalRequest(CHANGE, "A title", "Words", HOME, requester, List.of(steps), timeout);
    }

    private static ApprovalRequest.Step step(int quorum, UUID... people) {
        return new ApprovalRequest.Step(new HashSet<>(List.of(people)), quorum);
    }

    private ApprovalView decide(UUID person, UUID id, boolean approve) {
        return decide(caller(person), id, approve);
    }

    private ApprovalView decide(Caller caller, UUID id, boolean approve) {
        return service.decide(
                caller, id.toString(), input("decision", approve ? "approve" : "reject", "reason", "Because"));
    }

    private void delegate(UUID person, UUID id, UUID to) {
        service.delegate(caller(person), id.toString(), input("to", to.toString()));
    }

    private List<UUID> waiting(UUID person) {
        return service.list(caller(person), null, true, 50, null).items().stream()
                .map(ApprovalSummary::id)
                .toList();
    }

    private int journal(String type) {
        return database.transactions()
                .read(dsl -> dsl.fetchOne("SELECT COUNT(*) FROM core_journal WHERE type = ?", type)
                        .get(0, Integer.class));
    }

    private void absent(UUID person, UUID substitute) {
        database.transactions().inTransaction(work -> work.dsl()
                .execute("""
                        INSERT INTO core_absence (id, user_id, from_at, to_at, substitute_id, created_at, version)
                        VALUES (?, ?, '2000-01-01', '2100-01-01', ?, NOW(6), 1)""", bytes(database.ids().next()), bytes(person), bytes(substitute)));
    }

    private UUID person(String name) {
        UUID id = database.ids().next();
        database.transactions()
                .inTransaction(work -> work.dsl().execute("""
                        INSERT INTO core_user (id, username, username_key, display_name, active, locale, time_zone,
                            organization_id, version, created_at, updated_at)
                        VALUES (?, ?, ?, ?, TRUE, 'en', 'UTC', ?, 1, NOW(6), NOW(6))""", bytes(id), name, name, name, bytes(HOME)));
        return id;
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static Caller caller(UUID person) {
        return new CallerRecord(person, "p", HOME, Set.of(), Set.of(), "en", false, Map.of());
    }

    private static Caller reader(UUID person, UUID organization) {
        return reader(person, new Reach(false, Set.of(organization), Set.of(), null));
    }

    private static Caller reader(UUID person, Reach reach) {
        return new CallerRecord(person, "p", HOME, Set.of(), Set.of(), "en", false, Map.of("approval:read", reach));
    }

    private static Input input(String... fields) {
        Map<String, Object> values = new java.util.HashMap<>();
        for (int index = 0; index < fields.length; index += 2) {
            values.put(fields[index], fields[index + 1]);
        }
        return new Input(values);
    }
}
