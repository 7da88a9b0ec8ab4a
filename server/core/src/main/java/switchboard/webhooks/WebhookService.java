package switchboard.webhooks;

import static switchboard.webhooks.WebhookTables.ID;
import static switchboard.webhooks.WebhookTables.OWNER;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.events.Deliveries;
import switchboard.events.JournalReader;
import switchboard.persistence.Ids;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.secrets.SecretBox;
import switchboard.users.UserService;

/**
 * Webhooks as people make and change them. Whoever makes one is its owner, and whoever changes where it goes or what it wants
 * becomes its owner: nobody can make what another may see flow to a place of their own. Who has the permission for less
 * than all sees and changes only webhooks of their own.
 */
public final class WebhookService {

    static final String READ = "webhook:read";
    static final String EDIT = "webhook:edit";
    private static final String LIST = "webhooks:id";
    private static final int MOST = 200;

    private final Transactions transactions;
    private final AccessService access;
    private final UserService users;
    private final JournalReader reader;
    private final Deliveries deliveries;
    private final SecretBox secrets;
    private final WebhookJournal journal;
    private final Ids ids;
    private final Clock clock;
    private final Runnable wake;

    WebhookService(WebhookRoom.Needs needs, WebhookJournal journal, Runnable wake) {
        this.transactions = needs.transactions();
        this.access = needs.access();
        this.users = needs.users();
        this.reader = needs.reader();
        this.deliveries = needs.deliveries();
        this.secrets = needs.secrets();
        this.journal = journal;
        this.ids = needs.ids();
        this.clock = needs.clock();
        this.wake = wake;
    }

    Page<WebhookView> list(Caller caller, int limit, @Nullable String cursor) {
        UUID after = cursor == null ? null : key(cursor);
        Condition next = after == null ? DSL.noCondition() : ID.gt(after);
        List<Webhook> found = transactions.read(
                dsl -> WebhookRows.page(dsl, reached(caller, READ).and(next), limit + 1));
        boolean more = found.size() > limit;
        List<WebhookView> items =
                found.stream().limit(limit).map(WebhookView::of).toList();
        return new Page<>(items, more ? new Cursor(LIST, items.getLast().id().toString()).encode() : null);
    }

    private static UUID key(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, LIST, 1).key().getFirst());
        } catch (IllegalArgumentException noId) {
            throw new switchboard.api.error.MalformedException(
                    "request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    WebhookView get(Caller caller, String id) {
        return WebhookView.of(require(caller, READ, id));
    }

    Webhook require(Caller caller, String permission, String id) {
        UUID uuid = id(id);
        return transactions
                .read(dsl -> WebhookRows.page(dsl, reached(caller, permission).and(ID.eq(uuid)), 1))
                .stream()
                .findFirst()
                .orElseThrow(WebhookService::absent);
    }

    /** A new one begins with the next event. */
    WebhookView create(Caller caller, Input input) {
        access.require(caller, EDIT);
        WebhookInput given = WebhookInput.read(input, users, true);
        UUID id = ids.next();
        Instant now = now();
        Webhook webhook = new Webhook(
                id,
                Objects.requireNonNull(given.name()),
                Objects.requireNonNull(given.url()),
                secrets.seal(Webhook.purpose(id), Objects.requireNonNull(given.secret())),
                new WebhookFilter(
                        given.types() == null ? Set.of() : given.types(),
                        given.organization().value(),
                        given.team().value(),
                        given.kind().value()),
                caller.id(),
                !Boolean.FALSE.equals(given.active()),
                reader.newest(),
                null,
                null,
                now,
                now,
                1);
        transactions.inTransaction(work -> {
            if (work.dsl().fetchCount(WebhookTables.WEBHOOK) >= MOST) {
                throw new ConflictException("webhook.too_many", "There are " + MOST + " webhooks already.");
            }
            WebhookRows.insert(work.dsl(), webhook);
            journal.changed(work, caller, "webhook.created", "webhook.create", id, Map.of());
            switchboard.http.Idempotency.completes(work, "/api/v1/webhooks/" + id);
            work.afterCommit(wake);
            return null;
        });
        return WebhookView.of(webhook);
    }

    WebhookView change(Caller caller, String id, Input input, @Nullable Long ifVersion) {
        Webhook found = require(caller, EDIT, id);
        WebhookInput given = WebhookInput.read(input, users, false);
        Webhook after = OptimisticLock.inTransaction(transactions, work -> {
            Webhook before = WebhookRows.find(work.dsl(), found.id()).orElseThrow(WebhookService::absent);
            Webhook changed = changed(caller, before, given);
            OptimisticLock.require(ifVersion, before.version(), shown(changed), shown(before));
            OptimisticLock.changedOne(WebhookRows.update(work.dsl(), changed));
            journal.changed(
                    work, caller, "webhook.changed", "webhook.change", found.id(), Map.of("active", changed.active()));
            work.afterCommit(wake);
            return changed;
        });
        if (after.active()) {
            deliveries.hurry(WebhookDelivery.KIND, after.id().toString());
        }
        return WebhookView.of(after);
    }

    private Webhook changed(Caller caller, Webhook before, WebhookInput given) {
        WebhookFilter filter = new WebhookFilter(
                given.types() == null ? before.filter().types() : given.types(),
                given.organization().or(before.filter().organization()),
                given.team().or(before.filter().team()),
                given.kind().or(before.filter().kind()));
        boolean goesElsewhere = (given.url() != null && !given.url().equals(before.url()))
                || given.secret() != null
                || !filter.equals(before.filter());
        boolean active = given.active() == null ? before.active() : given.active();
        boolean switchedOn = active && !before.active();
        return new Webhook(
                before.id(),
                given.name() == null ? before.name() : given.name(),
                given.url() == null ? before.url() : given.url(),
                given.secret() == null ? before.secret() : secrets.seal(Webhook.purpose(before.id()), given.secret()),
                filter,
                goesElsewhere ? caller.id() : before.owner(),
                active,
                before.position(),
                switchedOn ? null : before.failingSince(),
                switchedOn ? null : before.problem(),
                before.createdAt(),
                now(),
                before.version() + 1);
    }

    private static Map<String, @Nullable Object> shown(Webhook webhook) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", webhook.name());
        fields.put("url", webhook.url().toString());
        fields.put("types", webhook.filter().types().stream().sorted().toList());
        fields.put("active", webhook.active());
        return fields;
    }

    void delete(Caller caller, String id, @Nullable Long ifVersion) {
        Webhook found = require(caller, EDIT, id);
        OptimisticLock.inTransaction(transactions, work -> {
            Webhook before = WebhookRows.find(work.dsl(), found.id()).orElseThrow(WebhookService::absent);
            OptimisticLock.require(ifVersion, before.version(), Map.of(), Map.of());
            OptimisticLock.changedOne(WebhookRows.delete(work.dsl(), before.id(), before.version()));
            deliveries.forget(work, WebhookDelivery.KIND, before.id().toString());
            journal.changed(work, caller, "webhook.deleted", "webhook.delete", before.id(), Map.of());
            return null;
        });
    }

    /** Sends everything after a position once more. */
    WebhookView rewind(Caller caller, String id, Input input) {
        Webhook found = require(caller, EDIT, id);
        long newest = reader.newest();
        Long after = input.number("after", 0, newest);
        if (after == null && !input.has("after")) {
            input.fail("after", "required", "is required");
        }
        input.check();
        long position = Objects.requireNonNull(after);
        transactions.inTransaction(work -> {
            WebhookRows.rewind(work.dsl(), found.id(), position);
            journal.changed(
                    work, caller, "webhook.changed", "webhook.rewind", found.id(), Map.of("position", position));
            work.afterCommit(wake);
            return null;
        });
        return get(caller, id);
    }

    private Condition reached(Caller caller, String permission) {
        boolean any = caller.has(permission);
        return caller.reach(permission).all()
                ? DSL.trueCondition()
                : any ? OWNER.eq(caller.id()) : DSL.falseCondition();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw absent();
        }
    }

    static NotFoundException absent() {
        return new NotFoundException("webhook.not_found", "There is no such webhook.");
    }
}
