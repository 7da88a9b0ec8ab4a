package switchboard.notifications;

import static switchboard.notifications.NotificationTables.CHANNELS;
import static switchboard.notifications.NotificationTables.CREATED_AT;
import static switchboard.notifications.NotificationTables.DIGEST;
import static switchboard.notifications.NotificationTables.EVENT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.NOT_BEFORE;
import static switchboard.notifications.NotificationTables.ORGANIZATION;
import static switchboard.notifications.NotificationTables.READ_AT;
import static switchboard.notifications.NotificationTables.REASON;
import static switchboard.notifications.NotificationTables.RECEIVER;
import static switchboard.notifications.NotificationTables.SENT_AT;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.SUBJECT_ID;
import static switchboard.notifications.NotificationTables.SUBJECT_TYPE;
import static switchboard.notifications.NotificationTables.URGENT;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.http.Page;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.notifications.DeadAddresses.DeadAddress;
import switchboard.persistence.Transactions;

/** What became of notifications, for those who look after the desk. What stands in them is not shown here. */
final class NotificationAdministration {

    static final String READ = "notification:read";
    static final String MANAGE = "notification:manage";
    private static final String LIST = "notifications:-id";
    private static final String ADDRESSES = "notification-addresses:id";

    private final Transactions transactions;
    private final AccessService access;
    private final AuditLog audit;
    private final Clock clock;
    private final Runnable wake;

    NotificationAdministration(
            Transactions transactions, AccessService access, AuditLog audit, Clock clock, Runnable wake) {
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.wake = wake;
    }

    /** What a list is narrowed to; null for everything. */
    record Filter(
            @Nullable String state,
            @Nullable String event,
            @Nullable UUID receiver) {

        private Condition condition() {
            return (state == null ? DSL.noCondition() : STATE.eq(state))
                    .and(event == null ? DSL.noCondition() : EVENT.eq(event))
                    .and(receiver == null ? DSL.noCondition() : RECEIVER.eq(receiver));
        }
    }

    /**
     * One notification as it is answered.
     *
     * @param channels by which it goes whatever the receiver has chosen; none where that decides
     * @param reason why it is not delivered, or by no channel
     * @param digest the notification in which it was told with others
     */
    public record NotificationView(
            UUID id,
            String event,
            Subject subject,
            @Nullable UUID organization,
            UUID receiver,
            boolean urgent,
            Set<String> channels,
            String state,
            @Nullable String reason,
            @Nullable UUID digest,
            Instant notBefore,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant readAt) {}

    Page<NotificationView> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        UUID before = NewestFirst.from(LIST, cursor);
        Condition older = before == null ? DSL.noCondition() : ID.lt(before);
        List<NotificationView> found = transactions.read(
                dsl -> select(dsl, reached(caller, READ).and(filter.condition()).and(older), limit + 1));
        return NewestFirst.page(LIST, found, limit, NotificationView::id);
    }

    NotificationView get(Caller caller, UUID id) {
        return transactions.read(dsl -> select(dsl, reached(caller, READ).and(ID.eq(id)), 1)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("notification.not_found", "There is no such notification."));
    }

    /** Plans a dead one anew. */
    NotificationView replay(Caller caller, UUID id) {
        get(caller, id);
        transactions.inTransaction(work -> {
            boolean mayReplay = work.dsl()
                    .fetchExists(
                            DSL.selectOne().from(NOTIFICATION).where(ID.eq(id)).and(reached(caller, MANAGE)));
            if (!mayReplay) {
                throw new NotFoundException("notification.not_found", "There is no such notification.");
            }
            if (!OutcomeRows.replay(work.dsl(), id, clock.instant())) {
                throw new ConflictException("notification.not_dead", "Only a dead notification can be sent again.");
            }
            audit.record(work, AuditEntry.done(caller, "notification.replay", "notification", id, Map.of()));
            work.afterCommit(wake);
            return null;
        });
        return get(caller, id);
    }

    /** The dead addresses; they belong to people of all organizations. */
    Page<DeadAddress> addresses(Caller caller, int limit, @Nullable String cursor) {
        requireAll(caller);
        UUID after = NewestFirst.from(ADDRESSES, cursor);
        return NewestFirst.page(
                ADDRESSES, transactions.read(dsl -> DeadAddresses.page(dsl, after, limit + 1)), limit, DeadAddress::id);
    }

    DeadAddress address(Caller caller, UUID id) {
        requireAll(caller);
        return transactions.read(dsl -> DeadAddresses.find(dsl, id)).orElseThrow(NotificationAdministration::alive);
    }

    private static NotFoundException alive() {
        return new NotFoundException("notification.address_not_found", "There is no such dead address.");
    }

    /** From now on messages go there again. */
    void lift(Caller caller, UUID id) {
        requireAll(caller);
        transactions.inTransaction(work -> {
            if (!DeadAddresses.lift(work.dsl(), id)) {
                throw alive();
            }
            audit.record(work, AuditEntry.done(caller, "notification.lift", "address", id, Map.of()));
            return null;
        });
    }

    static void requireAll(Caller caller) {
        if (!caller.reach(MANAGE).all()) {
            throw new switchboard.api.error.ForbiddenException(
                    "access.forbidden", "This needs " + MANAGE + " for all.");
        }
    }

    private Condition reached(Caller caller, String permission) {
        return access.condition(caller.reach(permission), ORGANIZATION, AccessService.none(), List.of(RECEIVER));
    }

    private static List<NotificationView> select(DSLContext dsl, Condition condition, int most) {
        return dsl.select(
                        ID,
                        EVENT,
                        SUBJECT_TYPE,
                        SUBJECT_ID,
                        ORGANIZATION,
                        RECEIVER,
                        URGENT,
                        CHANNELS,
                        STATE,
                        REASON,
                        DIGEST,
                        NOT_BEFORE,
                        CREATED_AT,
                        SENT_AT,
                        READ_AT)
                .from(NOTIFICATION)
                .where(condition)
                .orderBy(ID.desc())
                .limit(most)
                .fetch(NotificationAdministration::view);
    }

    private static NotificationView view(Record row) {
        return new NotificationView(
                row.get(ID),
                row.get(EVENT),
                new Subject(row.get(SUBJECT_TYPE), row.get(SUBJECT_ID)),
                row.get(ORGANIZATION),
                row.get(RECEIVER),
                row.get(URGENT),
                NamedChannels.read(row.get(CHANNELS)),
                row.get(STATE),
                row.get(REASON),
                row.get(DIGEST),
                row.get(NOT_BEFORE),
                row.get(CREATED_AT),
                row.get(SENT_AT),
                row.get(READ_AT));
    }
}
