package switchboard.notifications;

import static switchboard.notifications.NotificationTables.DIGEST;
import static switchboard.notifications.NotificationTables.EVENT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.READ_AT;
import static switchboard.notifications.NotificationTables.RECEIVER;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.http.Page;
import switchboard.api.users.User;
import switchboard.notifications.Renderer.Rendered;
import switchboard.persistence.Transactions;
import switchboard.users.UserService;

/**
 * What a person was told, with or without a channel. It stands here as soon as it is written, in the words of the moment in
 * which it is read, and only as long as the person sees what it is about.
 */
final class Inbox {

    private static final String LIST = "inbox:-id";

    private final Transactions transactions;
    private final UserService users;
    private final Visibility visibility;
    private final Renderer renderer;
    private final Clock clock;

    Inbox(Transactions transactions, UserService users, Visibility visibility, Renderer renderer, Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.visibility = visibility;
        this.renderer = renderer;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param title the subject line of a message
     * @param text null where the module that tells of it is not there any more
     */
    public record InboxItem(
            UUID id,
            String event,
            Subject subject,
            String title,
            @Nullable String text,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /** A page of what the caller was told, newest first. It may be short where something is not visible any more. */
    Page<InboxItem> list(Caller caller, boolean unreadOnly, int limit, @Nullable String cursor) {
        UUID before = NewestFirst.from(LIST, cursor);
        Condition wanted = mine(caller)
                .and(EVENT.ne(Pending.DIGEST))
                .and(unreadOnly ? READ_AT.isNull() : DSL.noCondition())
                .and(before == null ? DSL.noCondition() : ID.lt(before));
        List<Told> found = transactions.read(dsl -> Told.select(dsl)
                .where(wanted)
                .orderBy(ID.desc())
                .limit(limit + 1)
                .fetch(Told::of));
        Page<Told> page = NewestFirst.page(LIST, found, limit, Told::id);
        User user = users.user(caller.id()).orElse(null);
        List<InboxItem> items = new ArrayList<>();
        if (user != null) {
            visibility.visible(caller, page.items()).forEach(told -> items.add(item(told, user)));
        }
        return new Page<>(items, page.next());
    }

    private InboxItem item(Told told, User user) {
        Rendered text = renderer.render(told, user).orElse(null);
        return new InboxItem(
                told.id(),
                told.event(),
                told.subject(),
                text == null ? told.event() : text.subject(),
                text == null ? null : text.body(),
                told.createdAt(),
                told.readAt());
    }

    /** Marks one as read. */
    void read(Caller caller, UUID id) {
        int rows = mark(mine(caller).and(ID.eq(id)));
        boolean there = rows == 1
                || transactions.read(dsl ->
                        dsl.fetchExists(DSL.selectOne().from(NOTIFICATION).where(mine(caller), ID.eq(id))));
        if (!there) {
            throw new NotFoundException("notification.not_found", "There is no such notification.");
        }
    }

    /** Marks all as read, a thousand at a time. */
    void readAll(Caller caller) {
        while (mark(mine(caller)) == 1_000) {
            // The next thousand; each is a transaction of its own.
        }
    }

    private int mark(Condition which) {
        return transactions.inTransaction(work -> work.dsl()
                .update(NOTIFICATION)
                .set(READ_AT, clock.instant())
                .set(VERSION, VERSION.plus(1))
                .where(which)
                .and(READ_AT.isNull())
                .limit(1_000)
                .execute());
    }

    private static Condition mine(Caller caller) {
        return RECEIVER.eq(caller.id()).and(STATE.ne(NotificationState.DROPPED).or(DIGEST.isNotNull()));
    }
}
