package switchboard.servicelevels.alarms;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.Stale;

/** Ladders: reading and editing them. */
public final class LadderService {

    private static final int MOST = 200;
    private static final int TRIES = 5;

    private final Database database;
    private final Ladders ladders;
    private final LadderFields fields;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Consumer<@Nullable UUID> recompute;

    /** @param recompute told after each edit whose tickets it concerns: an organization's, or null for all */
    public LadderService(
            Database database,
            Ladders ladders,
            LadderFields fields,
            Clock clock,
            Supplier<UUID> ids,
            Consumer<@Nullable UUID> recompute) {
        this.database = database;
        this.ladders = ladders;
        this.fields = fields;
        this.clock = clock;
        this.ids = ids;
        this.recompute = recompute;
    }

    /** Those the caller sees, in the order in which they are asked; at most 200. */
    List<Ladder> list(Caller caller) {
        return ladders.afresh().stream()
                .filter(ladder -> ServiceLevelPermissions.sees(caller, ladder.organization()))
                .toList();
    }

    Ladder get(Caller caller, String id) {
        return list(caller).stream()
                .filter(ladder -> ladder.id().toString().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("ladder.not_found", "There is no such ladder."));
    }

    Ladder create(Caller caller, Input input) {
        LadderFields.Draft draft = fields.read(input, true);
        ServiceLevelPermissions.requireEdit(caller, draft.organization());
        Ladder ladder = new Ladder(
                ids.get(),
                Objects.requireNonNull(draft.name()),
                draft.organization(),
                Objects.requireNonNullElse(draft.ordinal(), 1_000),
                Objects.requireNonNullElse(draft.priorities(), Set.of()),
                Objects.requireNonNullElse(draft.kinds(), Set.of()),
                Objects.requireNonNullElse(draft.targets(), Set.of()),
                Objects.requireNonNull(draft.levels()),
                clock.instant(),
                clock.instant(),
                1);
        write(caller, ladder, "created", transaction -> {
            if (transaction.dsl().fetchCount(AlarmTables.LADDER) >= MOST) {
                throw new ConflictException("ladder.too_many", "There are " + MOST + " ladders already.");
            }
            LadderRows.insert(transaction.dsl(), ladder);
            return true;
        });
        return ladder;
    }

    Ladder change(Caller caller, String id, Input input, @Nullable Long ifMatch) {
        for (int tries = 0; tries < TRIES; tries++) {
            Ladder before = stored(caller, id);
            LadderFields.Draft draft = fields.read(input, false);
            Stale.require(ifMatch, before.version(), Map.of(), Map.of());
            Ladder after = new Ladder(
                    before.id(),
                    Objects.requireNonNullElse(draft.name(), before.name()),
                    before.organization(),
                    Objects.requireNonNullElse(draft.ordinal(), before.ordinal()),
                    Objects.requireNonNullElse(draft.priorities(), before.priorities()),
                    Objects.requireNonNullElse(draft.kinds(), before.kinds()),
                    Objects.requireNonNullElse(draft.targets(), before.targets()),
                    Objects.requireNonNullElse(draft.levels(), before.levels()),
                    before.createdAt(),
                    clock.instant(),
                    before.version() + 1);
            if (write(caller, after, "changed", transaction -> LadderRows.update(transaction.dsl(), after))) {
                return after;
            }
        }
        throw new UnavailableException(
                "database.contended", "Too many others change the same thing right now.", Duration.ofSeconds(1));
    }

    /** What was told stays told; nothing more is. */
    void delete(Caller caller, String id, @Nullable Long ifMatch) {
        Ladder ladder = stored(caller, id);
        Stale.require(ifMatch, ladder.version(), Map.of(), Map.of());
        if (!write(caller, ladder, "deleted", transaction -> LadderRows.delete(transaction.dsl(), ladder))) {
            throw new ConflictException("ladder.moved", "Somebody else changed it meanwhile.");
        }
    }

    private Ladder stored(Caller caller, String id) {
        Ladder seen = get(caller, id);
        ServiceLevelPermissions.requireEdit(caller, seen.organization());
        return database.read(dsl -> LadderRows.read(dsl, AlarmTables.LADDER_ID.eq(seen.id()))).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("ladder.not_found", "There is no such ladder."));
    }

    private boolean write(Caller caller, Ladder ladder, String change, Predicate<Transaction> rows) {
        boolean written;
        try {
            written = database.inTransaction(transaction -> {
                if (!rows.test(transaction)) {
                    return false;
                }
                transaction.append(new EventDraft(
                        "servicelevel.ladder_changed",
                        new Subject("servicelevel", ladder.id().toString()),
                        caller.id(),
                        ServiceLevelPermissions.READ_KEY,
                        ladder.organization(),
                        Map.of("change", change)));
                return true;
            });
        } catch (IntegrityConstraintViolationException duplicate) {
            throw new ConflictException("ladder.duplicate", "There is a ladder with this name.");
        }
        if (written) {
            ladders.forget();
            recompute.accept(ladder.organization());
        }
        return written;
    }
}
