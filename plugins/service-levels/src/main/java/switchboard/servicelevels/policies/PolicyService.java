package switchboard.servicelevels.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.Stale;

/** Policies: reading and editing them. Each change is a version of its own, valid from now on unless it says otherwise. */
public final class PolicyService {

    private static final String LIST = "policies";
    private static final int MOST = 500;
    private static final int TRIES = 5;

    private final Database database;
    private final Policies policies;
    private final PolicyFields fields;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Consumer<@Nullable UUID> recompute;

    /** @param recompute told after each edit whose tickets it concerns: an organization's, or null for all */
    public PolicyService(
            Database database,
            Policies policies,
            PolicyFields fields,
            Clock clock,
            Supplier<UUID> ids,
            Consumer<@Nullable UUID> recompute) {
        this.database = database;
        this.policies = policies;
        this.fields = fields;
        this.clock = clock;
        this.ids = ids;
        this.recompute = recompute;
    }

    /** Those the caller sees, in the order in which they are asked. */
    Page<Policy> list(Caller caller, int limit, @Nullable String cursor) {
        List<Policy> seen = policies.afresh().policies().stream()
                .filter(policy -> ServiceLevelPermissions.sees(caller, policy.organization()))
                .toList();
        int from = cursor == null
                ? 0
                : 1 + position(seen, Cursor.decode(cursor, LIST, 1).key().getFirst());
        int to = Math.min(seen.size(), from + limit);
        return new Page<>(
                seen.subList(from, to),
                to < seen.size() ? new Cursor(LIST, seen.get(to - 1).id().toString()).encode() : null);
    }

    private static int position(List<Policy> seen, String id) {
        for (int index = 0; index < seen.size(); index++) {
            if (seen.get(index).id().toString().equals(id)) {
                return index;
            }
        }
        return seen.size() - 1;
    }

    /** Throws 404 where there is none or the caller does not see it. */
    public Policy get(Caller caller, String id) {
        return find(policies.afresh(), caller, id).orElseThrow(PolicyService::absent);
    }

    private static Optional<Policy> find(PolicyBook book, Caller caller, String id) {
        return book.policies().stream()
                .filter(policy -> policy.id().toString().equalsIgnoreCase(id))
                .filter(policy -> ServiceLevelPermissions.sees(caller, policy.organization()))
                .findFirst();
    }

    /** What the caller proposes in the field {@code policies}. */
    public Proposal proposal(Caller caller, Input input) {
        PolicyBook book = policies.afresh();
        return fields.proposal(input, id -> find(book, caller, id), ids, clock.instant());
    }

    Policy create(Caller caller, Input input) {
        PolicyFields.Draft draft = fields.readNew(input);
        ServiceLevelPermissions.requireEdit(caller, draft.organization());
        Instant now = clock.instant();
        Policy policy = new Policy(
                ids.get(),
                draft.name(),
                draft.kind(),
                draft.organization(),
                draft.ordinal(),
                List.of(new Policy.Version(1, draft.validFrom() == null ? now : draft.validFrom(), draft.content())),
                now,
                now,
                1);
        namingOnce(transaction -> {
            if (transaction.dsl().fetchCount(PolicyTables.POLICY) >= MOST) {
                throw new ConflictException("policy.too_many", "There are " + MOST + " policies already.");
            }
            PolicyRows.insert(transaction.dsl(), policy);
            told(transaction, caller, policy, "created");
            return true;
        });
        edited(policy);
        return policy;
    }

    Policy change(Caller caller, String id, Input input, @Nullable Long ifMatch) {
        for (int tries = 0; tries < TRIES; tries++) {
            Policy before = stored(caller, id);
            ServiceLevelPermissions.requireEdit(caller, before.organization());
            Policy after = applied(before, fields.readChange(input, before));
            Stale.require(
                    ifMatch,
                    before.version(),
                    PolicyView.of(after).plain(input.names()),
                    PolicyView.of(before).plain(input.names()));
            boolean newVersion = after.versions().size() > before.versions().size();
            if (namingOnce(transaction -> {
                boolean written = PolicyRows.update(transaction.dsl(), after, newVersion);
                if (written) {
                    told(transaction, caller, after, "changed");
                }
                return written;
            })) {
                edited(after);
                return after;
            }
        }
        throw new UnavailableException(
                "database.contended", "Too many others change the same thing right now.", Duration.ofSeconds(1));
    }

    private Policy applied(Policy before, PolicyFields.Draft draft) {
        Instant now = clock.instant();
        List<Policy.Version> versions = new ArrayList<>(before.versions());
        Policy.Version last = versions.getLast();
        if (!draft.content().equals(last.content()) || draft.validFrom() != null) {
            if (versions.size() >= MOST) {
                throw new ConflictException("policy.too_many_versions", "A policy has at most " + MOST + " versions.");
            }
            versions.add(new Policy.Version(
                    last.number() + 1, draft.validFrom() == null ? now : draft.validFrom(), draft.content()));
        }
        return new Policy(
                before.id(),
                draft.name(),
                before.kind(),
                before.organization(),
                draft.ordinal(),
                versions,
                before.createdAt(),
                now,
                before.version() + 1);
    }

    /** From then on it is as if it had never been; what was stored at closing stays. */
    void delete(Caller caller, String id, @Nullable Long ifMatch) {
        Policy policy = stored(caller, id);
        ServiceLevelPermissions.requireEdit(caller, policy.organization());
        Stale.require(ifMatch, policy.version(), Map.of(), Map.of());
        boolean deleted = namingOnce(transaction -> {
            boolean gone = PolicyRows.delete(transaction.dsl(), policy);
            if (gone) {
                told(transaction, caller, policy, "deleted");
            }
            return gone;
        });
        if (!deleted) {
            throw new ConflictException("policy.moved", "Somebody else changed it meanwhile.");
        }
        edited(policy);
    }

    private Policy stored(Caller caller, String id) {
        Policy seen = get(caller, id);
        return database.read(dsl -> PolicyRows.read(dsl, seen.id())).stream()
                .findFirst()
                .orElseThrow(PolicyService::absent);
    }

    private void edited(Policy policy) {
        policies.forget();
        recompute.accept(policy.organization());
    }

    private static void told(Transaction transaction, Caller caller, Policy policy, String change) {
        transaction.append(new EventDraft(
                "servicelevel.policy_changed",
                new Subject("servicelevel", policy.id().toString()),
                caller.id(),
                ServiceLevelPermissions.READ_KEY,
                policy.organization(),
                Map.of("change", change, "version", policy.versions().getLast().number())));
    }

    private boolean namingOnce(Function<Transaction, Boolean> work) {
        try {
            return database.inTransaction(work);
        } catch (IntegrityConstraintViolationException duplicate) {
            throw new ConflictException("policy.duplicate", "There is a policy with this name.");
        }
    }

    private static NotFoundException absent() {
        return new NotFoundException("policy.not_found", "There is no such policy.");
    }
}
