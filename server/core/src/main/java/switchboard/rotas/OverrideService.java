package switchboard.rotas;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.users.User;
import switchboard.persistence.OptimisticLock;
import switchboard.users.UserService;

/** Swaps of shifts. The overrides are part of their rota: with each edit of them it becomes its next version. */
public final class OverrideService {

    private static final String LIST = "overrides";
    private static final int MOST = 1_000;
    private static final int LONGEST_REFERENCE = 254;
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final RotaGround ground;
    private final UserService users;

    OverrideService(RotaGround ground, UserService users) {
        this.ground = ground;
        this.users = users;
    }

    /**
     * An override as the desk shows it.
     *
     * @param user who takes the time
     * @param to the first moment that is no part of it
     */
    public record OverrideView(UUID id, UUID user, Instant from, Instant to, Instant createdAt) {

        static OverrideView of(RotaOverride override) {
            return new OverrideView(
                    override.id(), override.user(), override.from(), override.to(), override.createdAt());
        }
    }

    /** Those that are not over, in their order. */
    public Page<OverrideView> list(Caller caller, String team, String rota, int limit, @Nullable String cursor) {
        Instant after = cursor == null ? Instant.EPOCH : end(cursor);
        Instant now = ground.now();
        List<RotaOverride> found = ground.transactions()
                .read(dsl -> OverrideRows.page(
                        dsl,
                        RotaRows.get(
                                        dsl,
                                        ground.access()
                                                .requireSeen(dsl, caller, team)
                                                .id(),
                                        rota)
                                .id(),
                        after.isAfter(now) ? after : now,
                        limit + 1));
        boolean more = found.size() > limit;
        List<RotaOverride> shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(OverrideView::of).toList(),
                more ? new Cursor(LIST, shown.getLast().to().toString()).encode() : null);
    }

    private static Instant end(String cursor) {
        return Times.read(Cursor.decode(cursor, LIST, 1).key().getFirst())
                .orElseThrow(
                        () -> new MalformedException("request.bad_cursor", "The cursor does not belong to this list."));
    }

    /** Lets somebody take a stretch of time; 409 where another has done so for part of it. */
    public OverrideView add(Caller caller, String team, String rota, Input input) {
        ground.transactions()
                .read(dsl -> RotaRows.get(
                        dsl, ground.access().requireEditable(dsl, caller, team).id(), rota));
        Said said = read(input);
        return OptimisticLock.inTransaction(ground.transactions(), work -> {
            RotaAccess.SeenTeam seen = ground.access().requireEditable(work.dsl(), caller, team);
            Rota of = RotaRows.get(work.dsl(), seen.id(), rota);
            RotaRows.touch(work.dsl(), of, ground.now());
            if (OverrideRows.toCome(work.dsl(), of.id(), ground.now()) >= MOST) {
                throw new ConflictException("override.too_many", "A rota has at most " + MOST + " overrides to come.");
            }
            RotaOverride override =
                    new RotaOverride(ground.ids().next(), of.id(), said.user(), said.from(), said.to(), ground.now());
            if (OverrideRows.overlaps(work.dsl(), override)) {
                throw new ConflictException("override.overlap", "Part of this time is taken by an override already.");
            }
            OverrideRows.insert(work.dsl(), override);
            ground.journal().changed(work, caller, seen, of.id(), "override_added", data(override));
            return OverrideView.of(override);
        });
    }

    /** Lets the turns hold again. */
    public void remove(Caller caller, String team, String rota, String id) {
        OptimisticLock.inTransaction(ground.transactions(), work -> {
            RotaAccess.SeenTeam seen = ground.access().requireEditable(work.dsl(), caller, team);
            Rota of = RotaRows.get(work.dsl(), seen.id(), rota);
            RotaOverride override = RotaAccess.id(id)
                    .flatMap(found -> OverrideRows.find(work.dsl(), of.id(), found))
                    .orElseThrow(() -> new NotFoundException("override.not_found", "There is no such override."));
            RotaRows.touch(work.dsl(), of, ground.now());
            OverrideRows.delete(work.dsl(), override);
            ground.journal().changed(work, caller, seen, of.id(), "override_removed", data(override));
            return override;
        });
    }

    private record Said(UUID user, Instant from, Instant to) {}

    private Said read(Input input) {
        UUID user = user(input);
        Instant from = instant(input, "from");
        Instant to = instant(input, "to");
        if (from != null && to != null) {
            checkTimes(input, from, to);
        }
        input.check();
        return new Said(Objects.requireNonNull(user), Objects.requireNonNull(from), Objects.requireNonNull(to));
    }

    private void checkTimes(Input input, Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            input.fail("to", "not_allowed", "must be from 15 minutes to 92 days after from");
        } else if (!to.isAfter(ground.now())) {
            input.fail("to", "not_allowed", "must be in the future");
        } else if (!Times.isTaken(to)) {
            input.fail("to", "not_allowed", "must be before 2200");
        }
    }

    private @Nullable UUID user(Input input) {
        String reference = input.requiredText("user", LONGEST_REFERENCE);
        if (reference.isEmpty()) {
            return null;
        }
        User found = users.findUser(reference).filter(User::active).orElse(null);
        if (found == null) {
            input.fail("user", "not_found", "names nobody on this desk");
        }
        return found == null ? null : found.id();
    }

    private static @Nullable Instant instant(Input input, String field) {
        Instant instant = input.instant(field);
        if (instant == null && input.any(field) == null) {
            input.fail(field, "required", "is required");
        }
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static Map<String, Object> data(RotaOverride override) {
        return Map.of(
                "override", override.id().toString(),
                "user", override.user().toString(),
                "from", override.from().toString(),
                "to", override.to().toString());
    }
}
